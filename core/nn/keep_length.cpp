// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/keep_length.h"

#include <cmath>

namespace sonorant {

torch::Tensor convolveKeepingLength(const torch::Tensor& signal, const torch::Tensor& weight,
                                    const torch::Tensor& bias, std::int64_t dilation, Alignment alignment,
                                    std::int64_t groups) {
    const std::int64_t total = dilation * (weight.size(2) - 1);
    const std::int64_t before = alignment == Alignment::Causal ? total : total / 2;
    // As an image of one row, the padding keeps the memory layout that a channels-last view suggests, and
    // makes the others (the LSTM's output) channel-first: which kernel convolves, and how it rounds, follows
    // from that.
    const torch::Tensor image = signal.permute({0, 2, 1}).unsqueeze(2);
    const torch::Tensor padded = torch::constant_pad_nd(image, {before, total - before, 0, 0}, 0).squeeze(2);
    const std::int64_t noPadding = 0; // a literal 0 could also be the name of a padding mode
    return torch::conv1d(padded, weight, bias, /*stride=*/1, noPadding, dilation, groups).permute({0, 2, 1});
}

void initializeConvolution(torch::Tensor& weight, torch::Tensor& bias) {
    torch::nn::init::kaiming_uniform_(weight, std::sqrt(5.0));
    if (!bias.defined()) return;
    const double bound = 1 / std::sqrt(static_cast<double>(weight.size(1) * weight.size(2)));
    torch::nn::init::uniform_(bias, -bound, bound);
}

torch::Tensor makeFixedFilter(std::int64_t channels, const torch::Tensor& taps) {
    torch::NoGradGuard noGradient;
    torch::Tensor weight = torch::empty({channels, 1, taps.size(0)});
    torch::Tensor none;
    initializeConvolution(weight, none);
    weight.copy_(taps.to(torch::kFloat32).expand_as(weight));
    return weight;
}

} // namespace sonorant
