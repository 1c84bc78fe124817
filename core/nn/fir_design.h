// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

/// Design of linear-phase FIR filters by the windowed-sinc method.
namespace sonorant {

/// Taps of a low-pass filter with gain 1 up to `passEdge` and at least 50 dB less from `stopEdge` on (Hz),
/// Hamming window; their number is odd and follows from the width of the transition. A transition centred at
/// or above half the sampling rate gives a filter that passes everything, delayed by half its length like any
/// other. Oppenheim, Schafer: Discrete-Time Signal Processing, section 7.5.
/// @throws Error Configuration unless 0 <= passEdge < stopEdge and samplingRate > 0
std::vector<double> designLowPass(double samplingRate, double passEdge, double stopEdge);

/// The high-pass that adds up with an odd-length symmetric `lowPass` to a pure delay.
std::vector<double> complementaryHighPass(const std::vector<double>& lowPass);

/// |H(f)| of `taps`.
double gainAt(const std::vector<double>& taps, double samplingRate, double frequency);

} // namespace sonorant
