// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/moving_average.h"

namespace sonorant {

/// Repeats every frame `factor` times: [B, T, C] -> [B, T * factor, C].
torch::Tensor repeatFrames(const torch::Tensor& features, std::int64_t factor);

/// Repetition smoothed by two moving averages over `factor` steps: [B, T, channels] -> [B, T * factor,
/// channels]. The averages are constructed as l_ave1, l_ave2 and applied the other way round, as the
/// framework does.
class UpsampleSmoothImpl : public torch::nn::Module {
public:
    UpsampleSmoothImpl(std::int64_t channels, std::int64_t factor);
    torch::Tensor forward(const torch::Tensor& features);

private:
    std::int64_t m_factor;
    MovingAverage m_average1{nullptr};
    MovingAverage m_average2{nullptr};
};
TORCH_MODULE(UpsampleSmooth);

} // namespace sonorant
