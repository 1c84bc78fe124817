// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/checkpoint_lister.h"

#include "core/base/error.h"

#include <chrono>
#include <utility>

namespace sonorant {

CheckpointLister::CheckpointLister(QObject* parent) : QObject(parent) {
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

CheckpointLister::~CheckpointLister() {
    m_thread.request_stop();
    m_thread.join();
}

void CheckpointLister::setProject(const Path& folder) {
    {
        const std::lock_guard lock(m_mutex);
        m_project = folder;
        m_added.clear();
        ++m_projects;
    }
    refresh();
}

void CheckpointLister::add(const Path& folderOrFile) {
    {
        const std::lock_guard lock(m_mutex);
        m_added.push_back(folderOrFile);
    }
    refresh();
}

void CheckpointLister::refresh() {
    {
        const std::lock_guard lock(m_mutex);
        ++m_wish;
    }
    m_wake.notify_all();
}

void CheckpointLister::setPaused(bool paused) {
    const bool before = [&] {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_paused, paused);
    }();
    if (before && !paused) refresh();
}

/// What changes between two looks at a directory may throw in the middle; the next look tells.
bool CheckpointLister::look(CheckpointCatalogue& catalogue, const std::stop_token& stop) {
    try {
        return catalogue.scan(stop);
    } catch (const Cancelled&) {
        return false;
    } catch (const std::exception&) {
        return false;
    }
}

void CheckpointLister::run(const std::stop_token& stop) {
    CheckpointCatalogue catalogue;
    std::uint64_t project = 0, told = 0;
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const std::uint64_t wish = m_wish;
        if (project != m_projects) catalogue.setProject(m_project);
        project = m_projects;
        for (const Path& path : std::exchange(m_added, {}))
            catalogue.add(path);
        lock.unlock();
        const bool changed = look(catalogue, stop);
        lock.lock();
        // Of a project that was left meanwhile nothing is told.
        if (m_wish == wish && (changed || told != wish)) {
            told = wish;
            m_mailbox.post([this, wish, runs = catalogue.runs()] {
                const bool current = (std::lock_guard(m_mutex), m_wish == wish);
                if (current) Q_EMIT listed(runs);
            });
        }
        m_wake.wait_for(lock, stop, std::chrono::seconds(2), [&] { return m_wish != wish; });
        while (m_paused && m_wish == wish && !stop.stop_requested())
            m_wake.wait(lock, stop, [&] { return m_wish != wish || !m_paused; });
    }
}

} // namespace sonorant
