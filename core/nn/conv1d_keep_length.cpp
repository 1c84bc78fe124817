// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/conv1d_keep_length.h"

namespace sonorant {

Conv1dKeepLengthImpl::Conv1dKeepLengthImpl(const Conv1dKeepLengthOptions& options) : m_options(options) {
    Conv1dKeepLengthImpl::reset();
}

void Conv1dKeepLengthImpl::reset() {
    const auto& o = m_options;
    weight = register_parameter("weight", torch::empty({o.outputDim, o.inputDim, o.kernelSize}));
    bias = o.bias ? register_parameter("bias", torch::empty({o.outputDim})) : torch::Tensor();
    initializeConvolution(weight, bias);
}

torch::Tensor Conv1dKeepLengthImpl::forward(const torch::Tensor& signal) {
    const torch::Tensor result =
        convolveKeepingLength(signal, weight, bias, m_options.dilation, m_options.alignment);
    return m_options.tanh ? torch::tanh(result) : result;
}

} // namespace sonorant
