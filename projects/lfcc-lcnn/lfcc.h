// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

namespace sonorant::projects::lfcc_lcnn {

struct LfccOptions {
    std::int64_t frameLength = 320, frameShift = 160, fftSize = 512; ///< samples
    std::int64_t filters = 20;
};

/// Linear-frequency cepstral coefficients with first and second differences. Sahidullah, Kinnunen, Hanilci: A
/// comparison of features for synthetic speech detection, Interspeech 2015,
/// doi 10.21437/Interspeech.2015-472.
///
/// x[t] - 0.97 x[t - 1]; frames centred at multiples of the shift (zeros beyond both ends) under a periodic
/// Hamming window; squared magnitudes of their Fourier transform; triangular filters, evenly spaced from 0 to
/// half the sampling rate; log10(power + 2^-23); orthonormal DCT-II; differences of the frames on both sides,
/// c[t + 1] - c[t - 1], the first and last frame repeated, and the differences of those.
class Lfcc {
public:
    /// @throws Error Configuration when the frame is longer than the transform, or a filter is so narrow that
    /// none
    ///         of the transform's frequencies falls into it
    explicit Lfcc(const LfccOptions& options);

    /// @param waveform [T] float32, T >= 1. @returns [T / shift + 1, 3 * filters]
    torch::Tensor compute(const torch::Tensor& waveform) const;
    std::int64_t dimension() const { return 3 * m_options.filters; }

private:
    LfccOptions m_options;
    torch::Tensor m_window; ///< [frame length]
    torch::Tensor m_bank;   ///< [fft / 2 + 1, filters]
    torch::Tensor m_dct;    ///< [filters, filters], a column per coefficient
};

} // namespace sonorant::projects::lfcc_lcnn
