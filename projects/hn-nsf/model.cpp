// SPDX-License-Identifier: GPL-3.0-or-later
#include "projects/hn-nsf/model.h"

#include "core/base/error.h"
#include "core/fast/upsample_function.h"

#include <fmt/format.h>

#include <utility>

namespace sonorant::projects::hn_nsf {

namespace {

void check(const ModelContext& context) {
    if (context.outputDim() != 1)
        throw Error(ErrorKind::Configuration,
                    fmt::format("hn-nsf makes a waveform of one channel, but output_dims adds up to {}",
                                context.outputDim()),
                    "data.output_dims", "set output_dims = [1] and mix the recordings down to one channel");
    if (context.data.inputDims.empty() || context.data.inputDims.back() != 1)
        throw Error(
            ErrorKind::Configuration,
            "hn-nsf expects F0 as its last input, with one dimension, but the last of input_dims is not 1",
            "data.input_dims", "put the F0 feature last, e.g. input_dims = [80, 1]");
    for (const char* key : {"filter_block_num", "cnn_num_in_block", "cnn_kernel_size", "blstm_dim"})
        if (context.options.integer(key) < 1)
            throw Error(ErrorKind::Configuration,
                        fmt::format("{} must be 1 or more, but is {}", key, context.options.integer(key)),
                        fmt::format("model.{}", key), "choose a positive number");
    if (context.options.integer("hidden_dim") < 4)
        throw Error(
            ErrorKind::Configuration,
            fmt::format("hidden_dim must be 4 or more, but is {}", context.options.integer("hidden_dim")),
            "model.hidden_dim", "a block narrows to a quarter of it");
}

SineGeneratorOptions sourceOptions(const ModelContext& context) {
    SineGeneratorOptions options;
    options.samplingRate = static_cast<double>(context.data.wavSampRate);
    options.harmonicNum = context.options.integer("harmonic_num");
    options.sineAmp = context.options.real("sine_amp");
    options.noiseStd = context.options.real("noise_std");
    return options;
}

FilterModuleOptions filterOptions(const ModelContext& context) {
    FilterModuleOptions options;
    options.samplingRate = static_cast<double>(context.data.wavSampRate);
    options.hiddenDim = context.options.integer("hidden_dim");
    options.kernelSize = context.options.integer("cnn_kernel_size");
    options.blocks = context.options.integer("filter_block_num");
    options.convolutions = context.options.integer("cnn_num_in_block");
    return options;
}

SourceMerge mergeOf(const SourceModuleHnNsfImpl& source) {
    const auto parameters = source.named_parameters();
    const torch::Tensor weight = parameters["l_linear.weight"].detach().reshape({-1}).contiguous();
    return {{weight.data_ptr<float>(), weight.data_ptr<float>() + weight.numel()},
            parameters["l_linear.bias"].item<float>()};
}

/// The whole output as one piece.
class WholeOutput final : public OutputStream {
public:
    explicit WholeOutput(torch::Tensor output) : m_output(std::move(output)) {}
    torch::Tensor next() override { return std::exchange(m_output, torch::Tensor()); }

private:
    torch::Tensor m_output;
};

/// A model described without the option, as older projects were, follows the reference.
bool wants(const ModelConfig& options, const std::string& name) {
    return options.values.contains(name) && options.boolean(name);
}

/// @throws Error Unsupported where the processor has no matrix unit for bfloat16
const kernels::KernelSet& generationKernels(bool bfloat16) {
    if (!bfloat16) return kernels::bestKernels();
    if (const kernels::KernelSet* const set = kernels::bfloat16Kernels()) return *set;
    throw Error(
        ErrorKind::Unsupported,
        "this processor cannot multiply bfloat16 numbers (it has no AMX unit, or the system keeps it back)",
        "model.bfloat16", "set model.bfloat16 = false");
}

} // namespace

HnNsfModel::HnNsfModel(const ModelContext& context)
    : m_fast(wants(context.options, "fast")), m_bfloat16(wants(context.options, "bfloat16")),
      m_upsampling(context.upsampling()), m_sourceOptions(sourceOptions(context)),
      m_inputDim(context.inputDim()) {
    check(context);
    const Normalization& statistics = context.normalization;
    m_inputMean = register_parameter("input_mean", statistics.inputMean.clone(), /*requires_grad=*/false);
    m_inputStd = register_parameter("input_std", statistics.inputStd.clone(), /*requires_grad=*/false);
    register_parameter("output_mean", statistics.outputMean.clone(), /*requires_grad=*/false);
    register_parameter("output_std", statistics.outputStd.clone(), /*requires_grad=*/false);
    m_condition = register_module(
        "m_condition", ConditionModule(m_inputDim, context.options.integer("blstm_dim"),
                                       context.options.integer("hidden_dim"), context.upsampling()));
    m_source = register_module("m_source", SourceModuleHnNsf(sourceOptions(context)));
    m_filter = register_module("m_filter", FilterModule(filterOptions(context)));
}

void HnNsfModel::checkInput(const Batch& batch) const {
    const torch::Tensor& input = batch.input;
    if (input.dim() != 3 || input.size(2) != m_inputDim || input.size(1) == 0)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("the model expects frames of {} dimensions, but got {} of {}", m_inputDim,
                                input.dim() == 3 ? input.size(1) : 0, input.dim() == 3 ? input.size(2) : 0),
                    "data.input_dims", "use the features that the model was trained with");
}

bool HnNsfModel::usesFastPath(const torch::Tensor& input) const {
    return m_fast && input.is_cpu() && m_inputMean.is_cpu() && input.scalar_type() == torch::kFloat32;
}

torch::Tensor HnNsfModel::forward(const Batch& batch, ExecutionContext& context) {
    checkInput(batch);
    const torch::Tensor& input = batch.input;
    if (usesFastPath(input)) return forwardFast(input, context);
    const torch::Tensor features = (input - m_inputMean) / m_inputStd;
    const Condition condition = m_condition->forward(features, input.slice(2, m_inputDim - 1));
    const HnNsfSource source = m_source->forward(condition.f0, context.generator);
    return m_filter->forward(source, condition.hidden).squeeze(-1);
}

torch::Tensor HnNsfModel::forwardFast(const torch::Tensor& input, ExecutionContext& context) {
    const torch::Tensor hidden =
        fastUpsampleSmooth(m_condition->hiddenFrames((input - m_inputMean) / m_inputStd), m_upsampling);
    const torch::Tensor f0 =
        repeatFrames(input.slice(2, m_inputDim - 1), m_upsampling).clone(torch::MemoryFormat::Contiguous);
    const HnNsfSource source = m_source->forward(f0, context.generator);
    return m_filter->forwardFast(source, hidden, m_pool).squeeze(-1);
}

torch::Tensor HnNsfModel::inference(const Batch& batch, ExecutionContext& context) {
    checkInput(batch);
    if (!usesFastPath(batch.input) || batch.input.size(0) != 1 || torch::GradMode::is_enabled())
        return forward(batch, context);
    const std::unique_ptr<OutputStream> pieces = fastStream(batch.input, context);
    torch::Tensor output = torch::empty({1, batch.input.size(1) * m_upsampling});
    std::int64_t position = 0;
    for (torch::Tensor piece = pieces->next(); piece.defined(); piece = pieces->next()) {
        output.narrow(1, position, piece.size(1)).copy_(piece);
        position += piece.size(1);
    }
    return output;
}

std::unique_ptr<OutputStream> HnNsfModel::stream(const Batch& batch, ExecutionContext& context) {
    checkInput(batch);
    if (!usesFastPath(batch.input) || batch.input.size(0) != 1) {
        const torch::NoGradGuard noGradient;
        return std::make_unique<WholeOutput>(forward(batch, context));
    }
    return fastStream(batch.input, context);
}

std::unique_ptr<OutputStream> HnNsfModel::fastStream(const torch::Tensor& input, ExecutionContext& context) {
    const torch::NoGradGuard noGradient;
    WaveformParts parts = m_filter->parts();
    parts.hiddenFrames = m_condition->hiddenFrames((input - m_inputMean) / m_inputStd).squeeze(0);
    parts.factor = m_upsampling;
    const torch::Tensor f0 = input.slice(2, m_inputDim - 1).reshape({-1});
    SourceStream source(f0, m_upsampling, m_sourceOptions, mergeOf(*m_source), context);
    return std::make_unique<WaveformStream>(parts, std::move(source), generationKernels(m_bfloat16),
                                            torch::get_num_threads());
}

HnNsfLoss::HnNsfLoss(double samplingRate) : m_spectral(hnNsfResolutions(samplingRate)) {}

std::vector<LossValue> HnNsfLoss::compute(const torch::Tensor& output, const torch::Tensor& target) {
    const bool channelAxis = target.dim() == 3 && target.size(2) == 1;
    return {{"spectral", m_spectral.compute(output, channelAxis ? target.squeeze(-1) : target)}};
}

ModelFactory factory() {
    return {"hn-nsf", [](const ModelContext& context) { return std::make_shared<HnNsfModel>(context); },
            [](const ModelContext& context) {
                return std::make_unique<HnNsfLoss>(static_cast<double>(context.data.wavSampRate));
            }};
}

} // namespace sonorant::projects::hn_nsf
