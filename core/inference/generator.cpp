// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/generator.h"

#include "core/base/error.h"
#include "core/checkpoint/state_dict.h"
#include "core/model/registry.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

/// FNV-1a over seed and name: the same on every machine and in every version.
std::uint64_t seedOf(std::int64_t seed, const std::string& name) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : std::to_string(seed) + "/" + name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    return hash;
}

/// Every piece must reach over what it shares with the one before it and the one behind it.
void requireOverlaps(const std::vector<torch::Tensor>& pieces, std::int64_t overlap) {
    if (pieces.empty() || overlap < 0)
        throw Error(
            ErrorKind::Internal,
            fmt::format("expected pieces to join, found {} with an overlap of {}", pieces.size(), overlap));
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::int64_t neighbours = (i > 0 ? 1 : 0) + (i + 1 < pieces.size() ? 1 : 0);
        if (pieces[i].size(0) >= neighbours * overlap) continue;
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected {} or more output steps of piece {} of {}, found {}",
                                neighbours * overlap, i + 1, pieces.size(), pieces[i].size(0)),
                    "inference.trunc_input_overlap",
                    "choose a smaller overlap (at most half of trunc_input_length_for_inference)");
    }
}

} // namespace

Generator::Generator(const ProjectConfig& config, const Path& trainedModel, const Normalization& statistics)
    : m_config(config), m_framework(config.inference.frameworkOrder) {
    const TrainingConfig& options = config.training;
    m_context = ExecutionContext::make(parseDevice(options.noCuda ? "cpu" : options.device),
                                       static_cast<std::uint64_t>(options.seed));
    ModelContext context;
    context.options = config.model;
    context.data = config.data;
    context.folder = config.folder;
    context.normalization = statistics;
    m_upsampling = context.upsampling();
    m_model = ModelRegistry::instance().build(context, m_context);
    if (!trainedModel.empty())
        m_loaded = loadStateDict(*m_model, readWeights(trainedModel), options.allowMismatchedPretrainedModel,
                                 toUtf8(trainedModel));
    m_model->eval();
}

torch::Tensor Generator::infer(const torch::Tensor& input, const Sequence& sequence,
                               ExecutionContext& context) {
    Batch batch;
    batch.input = input.unsqueeze(0).to(context.device);
    batch.sequences = {sequence};
    batch.indices = {sequence.id};
    return m_model->inference(batch, context);
}

torch::Tensor Generator::runModel(const torch::Tensor& input, const Sequence& sequence,
                                  ExecutionContext& context) {
    const torch::Tensor output = m_model->denormalizeOutput(infer(input, sequence, context));
    std::int64_t dimension = 0;
    for (const std::int64_t each : m_config.data.outputDims)
        dimension += each;
    return output.to(torch::kCPU).reshape({-1, std::max<std::int64_t>(1, dimension)});
}

ExecutionContext Generator::contextFor(const std::string& name) {
    ExecutionContext context = m_context; // the generator is shared unless the utterance gets its own
    if (!m_framework) {
        context.generator = at::detail::createCPUGenerator(seedOf(m_config.training.seed, name));
    } else if (!m_begun) {
        // The framework's sequential loader draws one base seed before the first utterance.
        torch::empty({}, torch::kInt64).random_(context.generator);
        m_begun = true;
    }
    return context;
}

torch::Tensor Generator::judge(const Sample& sample) {
    const torch::NoGradGuard noGrad;
    ExecutionContext context = contextFor(sample.sequence.name);
    return infer(sample.input, sample.sequence, context).to(torch::kCPU);
}

torch::Tensor Generator::generate(const Sample& sample, std::stop_token stop) {
    const torch::NoGradGuard noGrad;
    ExecutionContext context = contextFor(sample.sequence.name);
    torch::Tensor output = m_config.inference.truncInputLengthForInference > 0
                               ? generateInPieces(sample, context, stop)
                               : runModel(sample.input, sample.sequence, context);
    const std::int64_t reso =
        m_config.data.outputReso.empty() ? 1 : std::max<std::int64_t>(1, m_config.data.outputReso.front());
    const std::int64_t wanted = sample.sequence.length / reso;
    if (output.size(0) > wanted) output = output.narrow(0, 0, wanted);
    return output.contiguous();
}

torch::Tensor Generator::generateInPieces(const Sample& sample, ExecutionContext& context,
                                          const std::stop_token& stop) {
    const std::int64_t length = m_config.inference.truncInputLengthForInference;
    const std::int64_t overlap = m_config.inference.truncInputOverlap;
    if (overlap < 0 || overlap > length / 2)
        throw Error(ErrorKind::Configuration,
                    fmt::format("expected an overlap of at most half of a piece of {} frames, found {}",
                                length, overlap),
                    "inference.trunc_input_overlap", "choose a smaller overlap or longer pieces");
    const std::int64_t frames = sample.input.size(0);
    std::vector<torch::Tensor> pieces;
    for (std::int64_t start = 0; start < frames; start += length - overlap) {
        const std::int64_t size = std::min(length, frames - start);
        // A last piece inside the one before it has nothing to add.
        if (start > 0 && size <= overlap) break;
        if (stop.stop_requested()) throw Cancelled();
        pieces.push_back(runModel(sample.input.narrow(0, start, size), sample.sequence, context));
    }
    return crossFade(pieces, overlap * m_upsampling);
}

torch::Tensor crossFade(const std::vector<torch::Tensor>& pieces, std::int64_t overlap) {
    requireOverlaps(pieces, overlap);
    if (overlap == 0) return torch::cat(pieces);
    const torch::Tensor rising =
        torch::arange(overlap, torch::kFloat32).div(static_cast<double>(overlap)).unsqueeze(1);
    std::vector<torch::Tensor> parts;
    torch::Tensor pending = pieces.at(0); // its end is still to be mixed with the next piece
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const std::int64_t before = pending.size(0) - overlap;
        parts.push_back(pending.narrow(0, 0, before));
        parts.push_back(pending.narrow(0, before, overlap) * (1 - rising) +
                        pieces[i].narrow(0, 0, overlap) * rising);
        pending = pieces[i].narrow(0, overlap, pieces[i].size(0) - overlap);
    }
    parts.push_back(pending);
    return torch::cat(parts);
}

} // namespace sonorant
