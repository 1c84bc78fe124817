// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <cstdint>

namespace sonorant {

/// Mean over a window of `length` steps around each step, per channel: [B, T, channels] -> the same.
/// Zeros stand beyond the ends. Parameter: weight [channels, 1, length], frozen at 1 / length.
class MovingAverageImpl : public torch::nn::Cloneable<MovingAverageImpl> {
public:
    MovingAverageImpl(std::int64_t channels, std::int64_t length);
    void reset() override;
    torch::Tensor forward(const torch::Tensor& signal);

    torch::Tensor weight;

private:
    std::int64_t m_channels;
    std::int64_t m_length;
};
TORCH_MODULE(MovingAverage);

} // namespace sonorant
