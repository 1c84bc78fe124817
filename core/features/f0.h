// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sonorant {

struct F0Options {
    int samplingRate = 16000; ///< Hz
    std::int64_t hop = 80;    ///< samples from frame to frame
    double minimum = 60;      ///< Hz
    double maximum = 500;     ///< Hz
    /// From which confidence of the estimator (0 to 1) a frame counts as voiced.
    double confidence = 0.6;
};

/// @throws Error Configuration unless 20 <= minimum < maximum < samplingRate / 2. The time that the search
/// takes grows with the square of the longest period.
void requireF0Range(double minimum, double maximum, int samplingRate);

/// Fundamental frequency in Hz, one value for each of `frames` frames centred on multiples of the hop; 0 =
/// unvoiced. Estimated by aubio's YIN (de Cheveigne, Kawahara 2002, doi 10.1121/1.1458024); single frames
/// that jump away from agreeing neighbours (octave errors) are set right. Safe to call from several threads
/// at once.
/// @param samples within [-1, 1]
/// @throws Error Configuration as requireF0Range
std::vector<float> trackF0(std::span<const float> samples, std::int64_t frames, const F0Options& options);

/// Replaces every voiced frame that differs by more than 30 % from both neighbours, where these agree, by
/// their mean.
void smoothSingleJumps(std::vector<float>& f0);

} // namespace sonorant
