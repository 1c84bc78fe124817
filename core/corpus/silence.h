// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace sonorant {

enum class SilenceMode { Off = 0, Remove = 1, KeepOnly = 2, TrimEnds = 3 };

/// Sample ranges [begin, end) of a waveform that are to be kept.
using SampleRanges = std::vector<std::pair<std::int64_t, std::int64_t>>;

/// By short-time energy: a 20 ms frame (every 5 ms) counts as speech when its level lies less than 30 dB
/// below the loudest one and above -55 dB of full scale; stretches of either kind shorter than 50 ms join
/// what precedes them.
/// @param samplingRate Hz
SampleRanges rangesToKeep(std::span<const float> samples, std::int64_t samplingRate, SilenceMode mode);

} // namespace sonorant
