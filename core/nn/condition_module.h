// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/blstm.h"
#include "core/nn/conv1d_keep_length.h"
#include "core/nn/upsample_smooth.h"

namespace sonorant {

struct Condition {
    torch::Tensor hidden; ///< [B, T * factor, outputDim]
    torch::Tensor f0;     ///< [B, T * factor, 1], row-major strides
};

/// Frame-rate features to conditions at the output rate: BLSTM, a centred convolution over three frames with
/// tanh, smooth up-sampling; F0 is repeated as it is. Modules: l_blstm, l_conv1d, l_upsamp.
class ConditionModuleImpl : public torch::nn::Module {
public:
    ConditionModuleImpl(std::int64_t inputDim, std::int64_t blstmDim, std::int64_t outputDim,
                        std::int64_t factor);
    /// @param features [B, T, inputDim], normalised
    /// @param f0 [B, T, 1] in Hz
    Condition forward(const torch::Tensor& features, const torch::Tensor& f0);
    /// The conditions at frame rate, before the up-sampling: [B, T, outputDim].
    torch::Tensor hiddenFrames(const torch::Tensor& features);

private:
    std::int64_t m_factor;
    BLstm m_blstm{nullptr};
    Conv1dKeepLength m_convolution{nullptr};
    UpsampleSmooth m_upsample{nullptr};
};
TORCH_MODULE(ConditionModule);

} // namespace sonorant
