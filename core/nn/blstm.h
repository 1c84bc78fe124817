// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <cstdint>

namespace sonorant {

/// Bidirectional LSTM of one layer, [B, T, inputDim] -> [B, T, outputDim]; half of outputDim comes from each
/// direction. Every sequence starts with zero state. Parameters: l_blstm.weight_ih_l0, ...
class BLstmImpl : public torch::nn::Module {
public:
    /// @throws Error Configuration when outputDim is odd
    BLstmImpl(std::int64_t inputDim, std::int64_t outputDim);
    torch::Tensor forward(const torch::Tensor& features);

private:
    torch::nn::LSTM m_lstm{nullptr};
};
TORCH_MODULE(BLstm);

} // namespace sonorant
