// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/condition_module.h"

namespace sonorant {

namespace {

Conv1dKeepLengthOptions convolutionOptions(std::int64_t inputDim, std::int64_t outputDim) {
    Conv1dKeepLengthOptions options;
    options.inputDim = inputDim;
    options.outputDim = outputDim;
    options.kernelSize = 3;
    options.alignment = Alignment::Centred;
    return options;
}

} // namespace

ConditionModuleImpl::ConditionModuleImpl(std::int64_t inputDim, std::int64_t blstmDim, std::int64_t outputDim,
                                         std::int64_t factor)
    : m_factor(factor), m_blstm(register_module("l_blstm", BLstm(inputDim, blstmDim))),
      m_convolution(register_module("l_conv1d", Conv1dKeepLength(convolutionOptions(blstmDim, outputDim)))),
      m_upsample(register_module("l_upsamp", UpsampleSmooth(outputDim, factor))) {}

torch::Tensor ConditionModuleImpl::hiddenFrames(const torch::Tensor& features) {
    return m_convolution->forward(m_blstm->forward(features));
}

Condition ConditionModuleImpl::forward(const torch::Tensor& features, const torch::Tensor& f0) {
    const torch::Tensor hidden = m_upsample->forward(hiddenFrames(features));
    // With one channel any stride along it counts as contiguous, so contiguous() would keep the permuted
    // strides; the clone makes them standard, on which the order of summation further on depends.
    return {hidden, repeatFrames(f0, m_factor).clone(torch::MemoryFormat::Contiguous)};
}

} // namespace sonorant
