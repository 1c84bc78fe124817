// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <cstdint>
#include <vector>

namespace sonorant {

/// A fixed causal FIR filter, the same for each channel: y[t] = sum_k taps[k] x[t - k]; [B, T, channels] ->
/// the same. Parameter: weight [channels, 1, taps], frozen; it holds the taps reversed in time, as a
/// convolution layer (which correlates) wants them.
class FirFilterImpl : public torch::nn::Cloneable<FirFilterImpl> {
public:
    FirFilterImpl(std::int64_t channels, std::vector<double> taps);
    void reset() override;
    torch::Tensor forward(const torch::Tensor& signal);

    torch::Tensor weight;

private:
    std::int64_t m_channels;
    std::vector<double> m_taps;
};
TORCH_MODULE(FirFilter);

} // namespace sonorant
