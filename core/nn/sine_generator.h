// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <cstdint>

namespace sonorant {

struct SineGeneratorOptions {
    double samplingRate = 16000;  ///< Hz
    std::int64_t harmonicNum = 7; ///< overtones beside the fundamental
    double sineAmp = 0.1;
    double noiseStd = 0.003; ///< of the noise added where voiced
};

/// What the generator makes of F0; no gradient flows through any of it.
struct SineSource {
    torch::Tensor
        sines; ///< [B, T, harmonicNum + 1]: harmonics plus noise where voiced, noise alone elsewhere
    torch::Tensor voiced; ///< [B, T, 1]: 1 where F0 > 0, else 0
    torch::Tensor noise;  ///< [B, T, harmonicNum + 1]: the noise within `sines`
};

/// Sines of the fundamental and its overtones, with a random initial phase for each overtone.
/// Wang, Takaki, Yamagishi 2020 (doi 10.1109/TASLP.2019.2956145), section III-A.
/// Draws rand [B, harmonicNum + 1], then randn [B, T, harmonicNum + 1].
class SineGeneratorImpl : public torch::nn::Module {
public:
    explicit SineGeneratorImpl(const SineGeneratorOptions& options);
    /// @param f0 [B, T, 1] in Hz at the sampling rate, 0 = unvoiced
    /// @param generator a CPU generator; what it draws is moved to f0's device
    SineSource forward(const torch::Tensor& f0, torch::Generator generator);

private:
    torch::Tensor sines(const torch::Tensor& f0, torch::Generator generator) const;
    SineGeneratorOptions m_options;
};
TORCH_MODULE(SineGenerator);

} // namespace sonorant
