// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/lengths.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

constexpr std::int64_t toleratedSteps = 40; // of the output rate

/// More than 10 % of the shortest so far apart, with more than a few steps at stake.
bool apart(std::int64_t length, std::int64_t shortest) {
    const std::int64_t difference = length > shortest ? length - shortest : shortest - length;
    return difference * 10 > shortest && std::max(length, shortest) > toleratedSteps;
}

std::string named(const FeatureSpec& feature, std::int64_t length) {
    return fmt::format("{} has {} steps", feature.extension, length);
}

} // namespace

UtteranceLength utteranceLength(const SetSpec& spec, const std::vector<std::int64_t>& frames) {
    const std::vector<FeatureSpec> features = spec.features();
    const std::size_t counted = spec.role == SetRole::Test ? spec.inputs.size() : features.size();
    const bool allSingle = std::all_of(frames.begin(), frames.begin() + static_cast<std::ptrdiff_t>(counted),
                                       [](std::int64_t count) { return count == 1; });
    std::int64_t shortest = -1;
    std::size_t shortestFeature = 0;
    for (std::size_t f = 0; f < counted; ++f) {
        if (frames[f] == 0) return {0, features[f].extension + " holds no frame"};
        if (frames[f] == 1 && !allSingle) continue;
        const std::int64_t length = frames[f] * features[f].resolution;
        if (shortest >= 0 && apart(length, shortest))
            return {0, fmt::format("lengths differ by more than 10 %: {}, {}",
                                   named(features[shortestFeature], shortest), named(features[f], length))};
        if (shortest >= 0 && length >= shortest) continue;
        shortest = length;
        shortestFeature = f;
    }
    return {shortest / spec.resolution * spec.resolution, {}};
}

std::size_t appendSegments(const SetSpec& spec, const std::string& name, std::int64_t length,
                           std::vector<Sequence>& sequences) {
    const std::size_t before = sequences.size();
    const std::int64_t longest = spec.truncate > 0 ? spec.truncate : length;
    std::int64_t segment = 0;
    for (std::int64_t start = 0; start < length; start += longest) {
        const std::int64_t part = std::min(longest, length - start);
        if (part < spec.minimum) continue;
        sequences.push_back({part, name, segment++, start, static_cast<std::int64_t>(sequences.size())});
    }
    return sequences.size() - before;
}

} // namespace sonorant
