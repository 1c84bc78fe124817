// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// How loud speech is, without its pauses, and gains that make several sounds equally loud.
namespace sonorant {

/// Root mean squares of frames of 25 ms centred on multiples of 5 ms (zeros beyond the ends), linear; one
/// for every hop within the samples.
std::vector<double> frameLevels(std::span<const float> samples, int samplingRate);

/// Which frames are active: no more than 40 dB below the loudest one. None where all is below -90 dB of full
/// scale. Pauses and noise before and after the speech do not count.
std::vector<bool> activeFrames(std::span<const double> levels);

struct Loudness {
    double level = 0; ///< root mean square over the active frames, linear; 0: silent
    double peak = 0;  ///< largest absolute sample
};
/// @param samples samples that are not finite count as zero
Loudness measureLoudness(std::span<const float> samples, int samplingRate);

/// A linear gain per sound with which all active ones have the same level: that of the first active one, or
/// less where a sound would exceed full scale then (all are lowered alike). Silent sounds get the gain of the
/// first.
std::vector<float> matchingGains(std::span<const Loudness> sounds);

} // namespace sonorant
