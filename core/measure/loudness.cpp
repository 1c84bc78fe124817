// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/loudness.h"

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

constexpr double frameSeconds = 0.025, hopSeconds = 0.005;
constexpr double belowLoudest = 0.01;       // -40 dB
constexpr double silence = 3.1622776602e-5; // -90 dB

double squareOf(float sample) {
    return std::isfinite(sample) ? static_cast<double>(sample) * static_cast<double>(sample) : 0;
}

} // namespace

std::vector<double> frameLevels(std::span<const float> samples, int samplingRate) {
    const auto hop =
        static_cast<std::size_t>(std::max<long long>(1, std::llround(samplingRate * hopSeconds)));
    const auto half =
        static_cast<std::size_t>(std::max<long long>(1, std::llround(samplingRate * frameSeconds / 2)));
    std::vector<double> levels;
    levels.reserve(samples.size() / hop + 1);
    for (std::size_t centre = 0; centre < samples.size(); centre += hop) {
        double sum = 0;
        const std::size_t last = std::min(samples.size(), centre + half);
        for (std::size_t i = centre > half ? centre - half : 0; i < last; ++i)
            sum += squareOf(samples[i]);
        levels.push_back(std::sqrt(sum / static_cast<double>(2 * half)));
    }
    return levels;
}

std::vector<bool> activeFrames(std::span<const double> levels) {
    const double loudest = levels.empty() ? 0 : *std::max_element(levels.begin(), levels.end());
    const double least = std::max(silence, loudest * belowLoudest);
    std::vector<bool> active(levels.size());
    std::transform(levels.begin(), levels.end(), active.begin(),
                   [least](double level) { return level >= least; });
    return active;
}

Loudness measureLoudness(std::span<const float> samples, int samplingRate) {
    Loudness result;
    for (const float sample : samples)
        if (std::isfinite(sample)) result.peak = std::max(result.peak, static_cast<double>(std::abs(sample)));
    const std::vector<double> levels = frameLevels(samples, samplingRate);
    const std::vector<bool> active = activeFrames(levels);
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (!active[i]) continue;
        sum += levels[i] * levels[i];
        ++count;
    }
    if (count > 0) result.level = std::sqrt(sum / static_cast<double>(count));
    return result;
}

std::vector<float> matchingGains(std::span<const Loudness> sounds) {
    std::vector<float> gains(sounds.size(), 1.0F);
    const auto reference =
        std::find_if(sounds.begin(), sounds.end(), [](const Loudness& l) { return l.level > 0; });
    if (reference == sounds.end()) return gains;
    double target = reference->level;
    for (const Loudness& sound : sounds)
        if (sound.level > 0 && sound.peak > 0) target = std::min(target, sound.level / sound.peak);
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        const double level = sounds[i].level > 0 ? sounds[i].level : reference->level;
        // A hair below, so that rounding to float does not exceed full scale either.
        gains[i] = static_cast<float>(target / level * (1 - 1e-6));
    }
    return gains;
}

} // namespace sonorant
