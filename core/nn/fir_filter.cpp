// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/fir_filter.h"

#include "core/nn/keep_length.h"

#include <utility>

namespace sonorant {

FirFilterImpl::FirFilterImpl(std::int64_t channels, std::vector<double> taps)
    : m_channels(channels), m_taps(std::move(taps)) {
    FirFilterImpl::reset();
}

void FirFilterImpl::reset() {
    const torch::Tensor reversed = torch::tensor(m_taps, torch::kFloat64).flip(0);
    weight = register_parameter("weight", makeFixedFilter(m_channels, reversed), /*requires_grad=*/false);
}

torch::Tensor FirFilterImpl::forward(const torch::Tensor& signal) {
    return convolveKeepingLength(signal, weight, {}, 1, Alignment::Causal, m_channels);
}

} // namespace sonorant
