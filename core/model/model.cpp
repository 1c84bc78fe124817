// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <numeric>
#include <utility>

namespace sonorant {

namespace {

/// A parameter that the model itself registered under this name, or an undefined tensor.
torch::Tensor ownParameter(const Model& model, const std::string& name) {
    const auto parameters = model.named_parameters(/*recurse=*/false);
    const torch::Tensor* found = parameters.find(name);
    return found ? *found : torch::Tensor();
}

std::pair<torch::Tensor, torch::Tensor> outputStatistics(const Model& model) {
    return {ownParameter(model, "output_mean"), ownParameter(model, "output_std")};
}

} // namespace

Normalization Normalization::identity(std::int64_t inputDim, std::int64_t outputDim) {
    return {torch::zeros({inputDim}), torch::ones({inputDim}), torch::zeros({outputDim}),
            torch::ones({outputDim})};
}

std::int64_t ModelContext::inputDim() const {
    return std::accumulate(data.inputDims.begin(), data.inputDims.end(), std::int64_t(0));
}

std::int64_t ModelContext::outputDim() const {
    return std::accumulate(data.outputDims.begin(), data.outputDims.end(), std::int64_t(0));
}

std::int64_t ModelContext::upsampling() const {
    const std::int64_t input = data.inputReso.empty() ? 1 : data.inputReso.front();
    const std::int64_t output = data.outputReso.empty() ? 1 : data.outputReso.front();
    if (output < 1 || input < output || input % output != 0)
        throw Error(ErrorKind::Configuration,
                    fmt::format("input_reso must be a whole multiple of output_reso, but they are {} and {}",
                                input, output),
                    "data.input_reso", "both count steps of the output's sampling rate per frame");
    return input / output;
}

torch::Tensor Model::normalizeTarget(const torch::Tensor& target) const {
    const auto [mean, deviation] = outputStatistics(*this);
    return mean.defined() && deviation.defined() ? (target - mean) / deviation : target;
}

torch::Tensor Model::targetOf(const Batch& batch) const {
    if (!batch.target.defined())
        throw Error(ErrorKind::Configuration, "the model learns from target files, but the data set has none",
                    "data.output_dirs", "name the folders of the output features");
    return normalizeTarget(batch.target);
}

void Model::prepareTraining(const std::vector<std::string>&) {}

torch::Tensor Model::denormalizeOutput(const torch::Tensor& output) const {
    const auto [mean, deviation] = outputStatistics(*this);
    return mean.defined() && deviation.defined() ? output * deviation + mean : output;
}

std::vector<ParameterGroup> Model::parameterGroups() {
    return {{"all", parameters()}};
}

std::int64_t Model::trainableParameterCount() const {
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : parameters())
        if (parameter.requires_grad()) count += parameter.numel();
    return count;
}

} // namespace sonorant
