// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/sine_generator.h"

namespace sonorant {

struct HnNsfSource {
    torch::Tensor sine;   ///< [B, T, 1]: the harmonics merged into one signal; carries the layer's gradient
    torch::Tensor noise;  ///< [B, T, 1]: what the noise branch starts from
    torch::Tensor voiced; ///< [B, T, 1]: 1 or 0
};

/// The source of the harmonic-plus-noise model: sines merged by a learned linear layer and tanh, and white
/// noise. Draws what SineGenerator draws, then randn [B, T, 1]. Parameters: l_linear.weight [1, harmonicNum +
/// 1], l_linear.bias.
class SourceModuleHnNsfImpl : public torch::nn::Module {
public:
    explicit SourceModuleHnNsfImpl(const SineGeneratorOptions& options);
    /// @param f0 [B, T, 1] in Hz at the sampling rate, 0 = unvoiced
    HnNsfSource forward(const torch::Tensor& f0, torch::Generator generator);

private:
    double m_sineAmp;
    SineGenerator m_sines{nullptr};
    torch::nn::Linear m_linear{nullptr};
};
TORCH_MODULE(SourceModuleHnNsf);

} // namespace sonorant
