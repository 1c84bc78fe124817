// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/silence.h"

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

constexpr double belowLoudest = 30.0; // dB
constexpr double lowestLevel = -55.0; // dB of full scale

std::vector<double> frameLevels(std::span<const float> samples, std::int64_t frame, std::int64_t hop) {
    const auto count = static_cast<std::int64_t>(samples.size());
    std::vector<double> levels;
    for (std::int64_t begin = 0; begin < count; begin += hop) {
        const std::int64_t end = std::min(begin + frame, count);
        double energy = 0;
        for (std::int64_t i = begin; i < end; ++i) {
            const double value = samples[static_cast<std::size_t>(i)];
            energy += value * value;
        }
        levels.push_back(10.0 * std::log10(energy / static_cast<double>(end - begin) + 1e-12));
    }
    return levels;
}

std::vector<bool> speechFrames(const std::vector<double>& levels) {
    const double loudest = levels.empty() ? 0.0 : *std::max_element(levels.begin(), levels.end());
    std::vector<bool> speech;
    for (const double level : levels)
        speech.push_back(level > loudest - belowLoudest && level > lowestLevel);
    return speech;
}

/// Stretches shorter than `shortest` frames take the kind of the one before; the first keeps its own.
void joinShortStretches(std::vector<bool>& speech, std::size_t shortest) {
    for (std::size_t begin = 0; begin < speech.size();) {
        std::size_t end = begin;
        while (end < speech.size() && speech[end] == speech[begin])
            ++end;
        if (begin > 0 && end - begin < shortest)
            for (std::size_t i = begin; i < end; ++i)
                speech[i] = speech[begin - 1];
        begin = end;
    }
}

void keepBetweenEnds(std::vector<bool>& speech) {
    const auto first = std::find(speech.begin(), speech.end(), true);
    if (first == speech.end()) return;
    const auto last = std::find(speech.rbegin(), speech.rend(), true).base();
    std::fill(first, last, true);
}

} // namespace

SampleRanges rangesToKeep(std::span<const float> samples, std::int64_t samplingRate, SilenceMode mode) {
    const auto count = static_cast<std::int64_t>(samples.size());
    if (mode == SilenceMode::Off) return {{0, count}};
    const std::int64_t hop = std::max<std::int64_t>(1, samplingRate / 200);
    std::vector<bool> keep = speechFrames(frameLevels(samples, 4 * hop, hop));
    joinShortStretches(keep, 10);
    if (mode == SilenceMode::TrimEnds) keepBetweenEnds(keep);
    if (mode == SilenceMode::KeepOnly) keep.flip();
    SampleRanges ranges;
    for (std::size_t f = 0; f < keep.size(); ++f) {
        if (!keep[f]) continue;
        const std::int64_t begin = static_cast<std::int64_t>(f) * hop;
        const std::int64_t end = std::min(begin + hop, count);
        if (!ranges.empty() && ranges.back().second == begin)
            ranges.back().second = end;
        else
            ranges.emplace_back(begin, end);
    }
    return ranges;
}

} // namespace sonorant
