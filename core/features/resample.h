// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace sonorant {

/// The recording at another rate: windowed-sinc interpolation (Kaiser window), flat to 0.44 of the lower rate
/// and more than 80 dB down from half of it. Output sample n lies at the same time as input sample n *
/// fromRate / toRate; the length is rounded up. Smith: Digital Audio Resampling,
/// https://ccrma.stanford.edu/~jos/resample/
/// @throws Error Configuration unless both rates are positive
std::vector<float> resample(std::span<const float> samples, int fromRate, int toRate);

/// The mean of all channels. @param interleaved frames of `channels` samples
std::vector<float> mixDown(std::span<const float> interleaved, int channels);

} // namespace sonorant
