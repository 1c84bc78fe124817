// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/upsample_smooth.h"

#include <torch/nn/functional/upsampling.h>

#include <vector>

namespace sonorant {

torch::Tensor repeatFrames(const torch::Tensor& features, std::int64_t factor) {
    namespace F = torch::nn::functional;
    const auto options = F::InterpolateFuncOptions()
                             .scale_factor(std::vector<double>{static_cast<double>(factor)})
                             .mode(torch::kNearest);
    return F::interpolate(features.permute({0, 2, 1}), options).permute({0, 2, 1});
}

UpsampleSmoothImpl::UpsampleSmoothImpl(std::int64_t channels, std::int64_t factor)
    : m_factor(factor), m_average1(register_module("l_ave1", MovingAverage(channels, factor))),
      m_average2(register_module("l_ave2", MovingAverage(channels, factor))) {}

torch::Tensor UpsampleSmoothImpl::forward(const torch::Tensor& features) {
    return m_average1->forward(m_average2->forward(repeatFrames(features, m_factor)));
}

} // namespace sonorant
