// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/neural_filter_block.h"

namespace sonorant {

namespace {

constexpr double kScale = 0.1; ///< keeps the sum of a long residual stack in range

torch::nn::Linear linearWithoutBias(std::int64_t inputDim, std::int64_t outputDim) {
    return torch::nn::Linear(torch::nn::LinearOptions(inputDim, outputDim).bias(false));
}

} // namespace

NeuralFilterBlockImpl::NeuralFilterBlockImpl(std::int64_t signalDim, std::int64_t hiddenDim,
                                             std::int64_t kernelSize, std::int64_t convolutions) {
    m_scale = register_parameter("scale", torch::full({1}, kScale), /*requires_grad=*/false);
    m_expand = register_module("l_ff_1", linearWithoutBias(signalDim, hiddenDim));
    m_convolutions = register_module("l_convs", torch::nn::ModuleList());
    for (std::int64_t i = 0; i < convolutions; ++i) {
        Conv1dKeepLengthOptions options;
        options.inputDim = options.outputDim = hiddenDim;
        options.kernelSize = kernelSize;
        options.dilation = std::int64_t(1) << i;
        options.bias = false;
        m_convolutions->push_back(Conv1dKeepLength(options));
    }
    m_reduce = register_module("l_ff_2", linearWithoutBias(hiddenDim, hiddenDim / 4));
    m_project = register_module("l_ff_3", linearWithoutBias(hiddenDim / 4, signalDim));
}

torch::Tensor NeuralFilterBlockImpl::forward(const torch::Tensor& signal, const torch::Tensor& condition) {
    torch::Tensor hidden = torch::tanh(m_expand->forward(signal));
    for (const auto& convolution : *m_convolutions)
        hidden = hidden + convolution->as<Conv1dKeepLengthImpl>()->forward(hidden) + condition;
    hidden = hidden * m_scale;
    return signal + torch::tanh(m_project->forward(torch::tanh(m_reduce->forward(hidden))));
}

} // namespace sonorant
