// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/spectrogram_tiles.h"

#include "core/base/error.h"

#include <algorithm>

namespace sonorant {

namespace {

constexpr std::size_t mostBytes = 32'000'000;

std::size_t bytesOf(const SpectrogramTile& tile) {
    return tile.values.size() * sizeof(float);
}

} // namespace

SpectrogramTiles::SpectrogramTiles(Spectra spectra, QObject* parent)
    : QObject(parent), m_spectra(std::move(spectra)) {
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

SpectrogramTiles::~SpectrogramTiles() {
    m_thread.request_stop();
    m_thread.join();
}

const SpectrogramTile* SpectrogramTiles::find(int level, std::int64_t tile) const {
    const auto found = m_held.find({level, tile});
    return found == m_held.end() ? nullptr : &found->second.tile;
}

void SpectrogramTiles::want(int level, std::int64_t firstTile, std::int64_t lastTile) {
    m_seen.clear();
    std::vector<Key> missing;
    for (std::int64_t tile = firstTile; tile <= lastTile; ++tile) {
        const Key key{level, tile};
        m_seen.push_back(key);
        if (const auto found = m_held.find(key); found != m_held.end())
            m_uses.splice(m_uses.begin(), m_uses, found->second.use);
        else
            missing.push_back(key);
    }
    forget();
    std::reverse(missing.begin(), missing.end());
    const std::lock_guard lock(m_mutex);
    m_wanted = std::move(missing);
    if (!m_wanted.empty()) m_wake.notify_one();
}

bool SpectrogramTiles::isComplete() const {
    return std::all_of(m_seen.begin(), m_seen.end(), [this](const Key& key) { return m_held.contains(key); });
}

/// The thread: one tile after the other, as long as there are wishes.
void SpectrogramTiles::run(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return !m_wanted.empty(); })) {
        const Key key = m_wanted.back();
        m_wanted.pop_back();
        lock.unlock();
        SpectrogramTile tile;
        try {
            tile = m_spectra->compute(key.first, key.second, stop);
        } catch (const Cancelled&) {
            return; // the only thing that computing throws once a Spectrogram has been made
        } catch (const std::bad_alloc&) {
            // The picture stays coarse there, and the next wish tries again.
            lock.lock();
            continue;
        }
        lock.lock();
        m_made.emplace_back(key, std::move(tile));
        if (m_made.size() == 1) m_mailbox.post([this] { collect(); });
    }
}

void SpectrogramTiles::collect() {
    std::vector<std::pair<Key, SpectrogramTile>> made;
    {
        const std::lock_guard lock(m_mutex);
        made.swap(m_made);
    }
    for (auto& [key, tile] : made) {
        if (m_held.contains(key)) continue; // wanted again while it was being computed
        m_bytes += bytesOf(tile);
        m_uses.push_front(key);
        m_held.emplace(key, Held{std::move(tile), m_uses.begin()});
    }
    forget();
    Q_EMIT changed();
}

void SpectrogramTiles::forget() {
    while (m_bytes > mostBytes && m_uses.size() > m_seen.size()) {
        const auto oldest = m_held.find(m_uses.back());
        if (std::find(m_seen.begin(), m_seen.end(), oldest->first) != m_seen.end()) {
            // Seen since long ago: it is in use now.
            m_uses.splice(m_uses.begin(), m_uses, oldest->second.use);
            continue;
        }
        m_bytes -= bytesOf(oldest->second.tile);
        m_held.erase(oldest);
        m_uses.pop_back();
    }
}

} // namespace sonorant
