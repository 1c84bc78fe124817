// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <cstdint>

/// Convolution along time that keeps the length: the one place where signals are padded.
namespace sonorant {

enum class Alignment {
    Causal, ///< dilation * (kernel - 1) zeros before: output t sees inputs up to t
    Centred ///< half of them before, rounded down, the rest after
};

/// Convolves each of the signals, keeping their length.
///
/// The row-major [B, T, C] tensor is padded along T and its permuted view convolved (channels-last memory).
/// The layout decides in which order the convolution sums, and so the last bits of a whole training run: keep
/// it.
/// @param signal [B, T, C]
/// @param weight [Cout, C / groups, K]
/// @param bias [Cout], or undefined
/// @return [B, T, Cout]
torch::Tensor convolveKeepingLength(const torch::Tensor& signal, const torch::Tensor& weight,
                                    const torch::Tensor& bias, std::int64_t dilation, Alignment alignment,
                                    std::int64_t groups = 1);

/// Draws weight, then bias (if defined) from LibTorch's default generator, distributed as its own
/// convolutions are.
void initializeConvolution(torch::Tensor& weight, torch::Tensor& bias);

/// A depth-wise weight [channels, 1, taps.size()] that holds `taps` in each row and wants no gradient.
/// Consumes the draws of a convolution's initialisation first: the recorded order of random numbers counts
/// fixed filters too.
torch::Tensor makeFixedFilter(std::int64_t channels, const torch::Tensor& taps);

} // namespace sonorant
