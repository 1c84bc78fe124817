// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audio/load_sound.h"

#include "core/features/resample.h"
#include "core/io/wave.h"
#include "core/measure/loudness.h"

#include <cmath>
#include <numeric>
#include <vector>

namespace sonorant {

PlaySource::SoundPtr loadSound(const Path& file, int rate, const JobControl& job) {
    WaveReader reader(file);
    const WaveInfo& info = reader.info();
    const auto channels = static_cast<std::size_t>(info.channels);
    auto sound = std::make_shared<Sound>();
    sound->rate = info.samplingRate;
    sound->samples.reserve(static_cast<std::size_t>(info.frames));
    std::vector<float> block(65536 * channels);
    while (const std::int64_t frames = reader.read(block)) {
        job.throwIfStopped();
        const std::vector<float> mono =
            mixDown(std::span(block).first(static_cast<std::size_t>(frames) * channels), info.channels);
        sound->samples.insert(sound->samples.end(), mono.begin(), mono.end());
        job.progress(toUtf8(file.filename()), static_cast<std::int64_t>(sound->samples.size()), info.frames);
    }
    return rate > 0 ? atRate(std::move(sound), rate) : sound;
}

PlaySource::SoundPtr atRate(PlaySource::SoundPtr sound, int rate) {
    if (!sound || static_cast<int>(std::lround(sound->rate)) == rate) return sound;
    auto result = std::make_shared<Sound>();
    result->rate = rate;
    result->samples = resample(sound->samples, static_cast<int>(std::lround(sound->rate)), rate);
    return result;
}

std::vector<float> equalLoudness(std::span<const PlaySource::SoundPtr> sounds) {
    std::vector<Loudness> measured;
    for (const PlaySource::SoundPtr& sound : sounds)
        measured.push_back(sound ? measureLoudness(sound->samples, static_cast<int>(std::lround(sound->rate)))
                                 : Loudness{});
    return matchingGains(measured);
}

} // namespace sonorant
