// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace sonorant {

/// How far generated speech is from natural speech: the root mean square difference of log power spectra in
/// dB per frame, averaged over voiced frames. Hann window of the next power of two from 32 ms (512 points at
/// 16 kHz) every 5 ms; spectra floored 80 dB below the loudest bin of their recording. The shorter of the two
/// decides the length.
/// @param f0 Hz per 5 ms frame, 0 = unvoiced
/// @throws Error Mismatch when no voiced frame lies within both
double logSpectralDistance(std::span<const float> generated, std::span<const float> natural,
                           std::span<const float> f0, int samplingRate);

} // namespace sonorant
