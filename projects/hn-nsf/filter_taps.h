// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace sonorant::projects::hn_nsf {

/// The filters that mix the harmonic branch (low-pass) with the noise branch (high-pass).
struct FilterTaps {
    std::vector<double> lowPassVoiced;    ///< passes 0-5 kHz
    std::vector<double> lowPassUnvoiced;  ///< passes 0-1 kHz
    std::vector<double> highPassVoiced;   ///< the complement of lowPassVoiced
    std::vector<double> highPassUnvoiced; ///< the complement of lowPassUnvoiced
};

/// At 16 kHz the published taps; at other rates windowed-sinc filters with the same band edges.
/// @throws Error Configuration for a sampling rate that is not positive
FilterTaps filterTaps(double samplingRate);

} // namespace sonorant::projects::hn_nsf
