// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/conv1d_keep_length.h"

namespace sonorant {

/// One stage of a neural filter: shapes a signal through a stack of dilated causal convolutions (dilation 1,
/// 2, 4,
/// ...) under a condition and adds the result to it. Wang, Takaki, Yamagishi 2020, section III-B.
/// Parameters: scale [1] (frozen), l_ff_1, l_convs.i, l_ff_2, l_ff_3; no biases.
class NeuralFilterBlockImpl : public torch::nn::Module {
public:
    NeuralFilterBlockImpl(std::int64_t signalDim, std::int64_t hiddenDim, std::int64_t kernelSize,
                          std::int64_t convolutions);
    /// @param signal [B, T, signalDim]
    /// @param condition [B, T, hiddenDim]
    /// @return [B, T, signalDim]
    torch::Tensor forward(const torch::Tensor& signal, const torch::Tensor& condition);

private:
    torch::Tensor m_scale;
    torch::nn::Linear m_expand{nullptr};
    torch::nn::ModuleList m_convolutions{nullptr};
    torch::nn::Linear m_reduce{nullptr};
    torch::nn::Linear m_project{nullptr};
};
TORCH_MODULE(NeuralFilterBlock);

} // namespace sonorant
