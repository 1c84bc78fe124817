// SPDX-License-Identifier: GPL-3.0-or-later
#include "model.h" // beside this file, so that a copy of the folder builds wherever it lies

#include "core/base/error.h"
#include "core/nn/upsample_smooth.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sonorant::projects::frame_template {

FrameModel::FrameModel(const ModelContext& context)
    : m_inputDim(context.inputDim()), m_upsampling(context.upsampling()) {
    // The training set's statistics travel with the weights: parameters that no optimiser changes. Their
    // names make Model::normalizeTarget and Model::denormalizeOutput work.
    const Normalization& statistics = context.normalization;
    m_inputMean = register_parameter("input_mean", statistics.inputMean.clone(), /*requires_grad=*/false);
    m_inputStd = register_parameter("input_std", statistics.inputStd.clone(), /*requires_grad=*/false);
    register_parameter("output_mean", statistics.outputMean.clone(), /*requires_grad=*/false);
    register_parameter("output_std", statistics.outputStd.clone(), /*requires_grad=*/false);

    const std::int64_t hiddenDim = context.options.integer("hidden_dim");
    m_hidden = register_module("hidden", torch::nn::Linear(m_inputDim, hiddenDim));
    m_output = register_module("output", torch::nn::Linear(hiddenDim, context.outputDim()));
}

torch::Tensor FrameModel::forward(const Batch& batch, ExecutionContext&) {
    if (batch.input.dim() != 3 || batch.input.size(2) != m_inputDim)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("the model expects [batch, frames, {}], but got [{}]", m_inputDim,
                                fmt::join(batch.input.sizes(), ", ")),
                    "data.input_dims", "use the features that the model was trained with");
    const torch::Tensor features = (batch.input - m_inputMean) / m_inputStd;
    const torch::Tensor frames = m_output->forward(torch::tanh(m_hidden->forward(features)));
    return repeatFrames(frames, m_upsampling);
}

std::vector<LossValue> FrameLoss::compute(const torch::Tensor& output, const torch::Tensor& target) {
    if (output.sizes() != target.sizes())
        throw Error(ErrorKind::Mismatch,
                    fmt::format("output and target differ in shape: [{}] and [{}]",
                                fmt::join(output.sizes(), ", "), fmt::join(target.sizes(), ", ")),
                    "loss", "check input_reso, output_reso and output_dims");
    return {{"mse", torch::mse_loss(output, target)}};
}

ModelFactory factory() {
    return {"frame-template",
            [](const ModelContext& context) { return std::make_shared<FrameModel>(context); },
            [](const ModelContext&) { return std::make_unique<FrameLoss>(); }};
}

} // namespace sonorant::projects::frame_template
