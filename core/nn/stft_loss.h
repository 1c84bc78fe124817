// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <cstdint>
#include <vector>

namespace sonorant {

/// One short-time Fourier analysis, in samples.
struct StftResolution {
    std::int64_t hop = 80;
    std::int64_t frame = 320;
    std::int64_t fft = 512;
};

/// Distance of waveforms by their log power spectra at several resolutions. Draws nothing.
class MultiResolutionStftLoss {
public:
    explicit MultiResolutionStftLoss(std::vector<StftResolution> resolutions);

    /// The sum over resolutions of the mean squared difference of log spectra.
    /// @param output, target [B, T], the same shape
    /// @throws Error Mismatch when their shapes differ or T is 0
    torch::Tensor compute(const torch::Tensor& output, const torch::Tensor& target);

    /// log(|STFT|^2 + 1e-5) of [B, T]: [B, fft / 2 + 1, 1 + T / hop]; periodic Hann window, frames centred.
    torch::Tensor logSpectrum(const torch::Tensor& signal, const StftResolution& resolution);

private:
    std::vector<StftResolution> m_resolutions;
};

/// The published resolutions of hn-nsf, (80, 320, 512), (40, 80, 128) and (640, 1920, 2048) at 16 kHz, scaled
/// to `samplingRate` and rounded to even numbers.
std::vector<StftResolution> hnNsfResolutions(double samplingRate);

} // namespace sonorant
