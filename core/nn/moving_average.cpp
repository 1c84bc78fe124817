// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/moving_average.h"

#include "core/nn/keep_length.h"

namespace sonorant {

MovingAverageImpl::MovingAverageImpl(std::int64_t channels, std::int64_t length)
    : m_channels(channels), m_length(length) {
    MovingAverageImpl::reset();
}

void MovingAverageImpl::reset() {
    const torch::Tensor taps = torch::full({m_length}, 1.0 / static_cast<double>(m_length));
    weight = register_parameter("weight", makeFixedFilter(m_channels, taps), /*requires_grad=*/false);
}

torch::Tensor MovingAverageImpl::forward(const torch::Tensor& signal) {
    return convolveKeepingLength(signal, weight, {}, 1, Alignment::Centred, m_channels);
}

} // namespace sonorant
