// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/keep_length.h"

namespace sonorant {

struct Conv1dKeepLengthOptions {
    std::int64_t inputDim = 1;
    std::int64_t outputDim = 1;
    std::int64_t kernelSize = 3;
    std::int64_t dilation = 1;
    Alignment alignment = Alignment::Causal;
    bool tanh = true; ///< applied to the result
    bool bias = true;
};

/// Dilated convolution along time, [B, T, inputDim] -> [B, T, outputDim].
/// Parameters: weight [outputDim, inputDim, kernelSize], bias [outputDim].
class Conv1dKeepLengthImpl : public torch::nn::Cloneable<Conv1dKeepLengthImpl> {
public:
    explicit Conv1dKeepLengthImpl(const Conv1dKeepLengthOptions& options);
    void reset() override;
    torch::Tensor forward(const torch::Tensor& signal);

    torch::Tensor weight, bias;

private:
    Conv1dKeepLengthOptions m_options;
};
TORCH_MODULE(Conv1dKeepLength);

} // namespace sonorant
