// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/sound_shelf.h"

#include "core/base/error.h"
#include "widgets/audio/load_sound.h"
#include "widgets/jobs/job.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace sonorant {

namespace {

/// Sounds beyond this go when they are not wanted: an hour at 16 kHz.
constexpr std::size_t mostSamples = std::size_t(60) * 60 * 16000;

ShelvedSound readSound(const Path& file, int rate, const JobControl& job) {
    ShelvedSound read;
    try {
        read.sound = loadSound(file, rate, job);
        read.wave = makeSamples(read.sound->samples);
        read.loudness = measureLoudness(read.sound->samples, rate);
    } catch (const Error& error) {
        read.sound = nullptr;
        read.problem = QString::fromUtf8(error.what());
    }
    return read;
}

} // namespace

struct SoundShelf::Inbox {
    std::mutex mutex;
    std::vector<std::pair<Path, ShelvedSound>> read;
};

SoundShelf::SoundShelf(QObject* parent) : QObject(parent) {}

SoundShelf::~SoundShelf() = default;

void SoundShelf::setRate(int rate) {
    if (rate == m_rate || rate <= 0) return;
    clear();
    m_rate = rate;
}

void SoundShelf::clear() {
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
    }
    m_job = nullptr;
    m_inbox = nullptr;
    m_sounds.clear();
    m_wanted.clear();
}

void SoundShelf::forget(const Path& file) {
    m_sounds.erase(file);
}

void SoundShelf::want(const std::vector<Path>& files) {
    m_wanted = files;
    dropOld();
    if (m_job) {
        // Once it has finished the file it is at, what is wanted now comes first.
        m_job->cancel();
        return;
    }
    read();
}

void SoundShelf::read() {
    std::vector<Path> missing;
    for (const Path& file : m_wanted)
        if (!file.empty() && !m_sounds.contains(file)) missing.push_back(file);
    if (missing.empty()) return;
    m_inbox = std::make_shared<Inbox>();
    m_job = new ThreadJob(
        tr("Reading sounds"),
        [inbox = m_inbox, missing, rate = m_rate](const JobControl& job) {
            for (const Path& file : missing) {
                job.throwIfStopped();
                ShelvedSound sound = readSound(file, rate, {});
                const std::lock_guard lock(inbox->mutex);
                inbox->read.emplace_back(file, std::move(sound));
            }
        },
        this);
    connect(m_job, &Job::changed, this, &SoundShelf::drain);
    connect(m_job, &Job::ended, this, [this] {
        drain();
        m_job = nullptr;
        read();
    });
    connect(m_job, &Job::ended, m_job, &QObject::deleteLater);
    m_job->start();
}

void SoundShelf::drain() {
    if (!m_inbox) return;
    std::vector<std::pair<Path, ShelvedSound>> read;
    {
        const std::lock_guard lock(m_inbox->mutex);
        read.swap(m_inbox->read);
    }
    if (read.empty()) return;
    for (auto& [file, sound] : read)
        m_sounds.insert_or_assign(file, std::move(sound));
    Q_EMIT arrived();
}

const ShelvedSound* SoundShelf::find(const Path& file) const {
    const auto found = m_sounds.find(file);
    return found == m_sounds.end() ? nullptr : &found->second;
}

std::shared_ptr<SpectrogramTiles> SoundShelf::tiles(const Path& file, const SpectrogramOptions& options) {
    const auto found = m_sounds.find(file);
    if (found == m_sounds.end() || !found->second.sound || found->second.sound->samples.empty())
        return nullptr;
    ShelvedSound& sound = found->second;
    if (!sound.tiles || !(sound.tilesOptions == options)) {
        // The samples belong to the sound, which stays as long as they are looked at.
        const Spectrogram::Samples samples(sound.sound, &sound.sound->samples);
        sound.tiles =
            std::make_shared<SpectrogramTiles>(std::make_shared<Spectrogram>(samples, m_rate, options));
        sound.tilesOptions = options;
    }
    return sound.tiles;
}

void SoundShelf::dropOld() {
    std::size_t samples = 0;
    for (const auto& [file, sound] : m_sounds)
        if (sound.sound) samples += sound.sound->samples.size();
    for (auto sound = m_sounds.begin(); sound != m_sounds.end() && samples > mostSamples;) {
        if (std::find(m_wanted.begin(), m_wanted.end(), sound->first) != m_wanted.end()) {
            ++sound;
            continue;
        }
        if (sound->second.sound) samples -= sound->second.sound->samples.size();
        sound = m_sounds.erase(sound);
    }
    // Threads of spectrograms that nobody looks at.
    for (auto& [file, sound] : m_sounds)
        if (std::find(m_wanted.begin(), m_wanted.end(), file) == m_wanted.end()) sound.tiles = nullptr;
}

} // namespace sonorant
