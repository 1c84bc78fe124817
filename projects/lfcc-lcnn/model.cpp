// SPDX-License-Identifier: GPL-3.0-or-later
#include "projects/lfcc-lcnn/model.h"

#include "core/base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace sonorant::projects::lfcc_lcnn {

namespace {

void checkInput(const DataConfig& data) {
    if (data.inputDims == std::vector<std::int64_t>{1} && data.inputReso == std::vector<std::int64_t>{1})
        return;
    throw Error(
        ErrorKind::Configuration,
        fmt::format("lfcc-lcnn reads the waveform itself, one value per sample; expected input_dims = [1] "
                    "and input_reso = [1], found [{}] and [{}]",
                    fmt::join(data.inputDims, ", "), fmt::join(data.inputReso, ", ")),
        "data.input_dims", "name the folder of the recordings alone: input_exts = [\".wav\"]");
}

std::vector<std::string> classesOf(const ModelConfig& options) {
    std::vector<std::string> classes;
    for (const Value& value : options.at("classes").toList())
        classes.push_back(value.toText());
    const auto refuse = [](const std::string& message) {
        throw Error(ErrorKind::Configuration, message, "model.classes",
                    "name each class once, as the protocol does, without blanks");
    };
    if (classes.size() < 2) refuse(fmt::format("expected two classes or more, found {}", classes.size()));
    for (const std::string& name : classes)
        if (name.empty() || name.find_first_of(" \t\r\n\v\f") != std::string::npos)
            refuse(fmt::format("expected a word as a label, found \"{}\"", name));
    if (std::set<std::string>(classes.begin(), classes.end()).size() != classes.size())
        refuse(fmt::format("expected different classes, found {}", fmt::join(classes, ", ")));
    return classes;
}

LfccOptions lfccOptions(const ModelConfig& options) {
    return {options.integer("frame_length"), options.integer("frame_shift"), options.integer("fft_size"),
            options.integer("filter_num")};
}

LightCnnOptions networkOptions(const ModelConfig& options, std::int64_t featureDim, std::size_t classes) {
    return {featureDim, options.integer("channels"), options.integer("embedding_dim"),
            static_cast<std::int64_t>(classes), options.real("dropout")};
}

} // namespace

LfccLcnnModel::LfccLcnnModel(const ModelContext& context)
    : m_classes(classesOf(context.options)),
      m_protocolFile(context.folder / context.options.text("protocol")), m_lfcc(lfccOptions(context.options)),
      m_frameLength(context.options.integer("frame_length")) {
    checkInput(context.data);
    m_network = register_module(
        "network", LightCnn(networkOptions(context.options, m_lfcc.dimension(), m_classes.size())));
}

std::vector<torch::Tensor> LfccLcnnModel::features(const Batch& batch) const {
    const torch::Tensor& input = batch.input;
    if (input.dim() != 3 || input.size(2) != 1 ||
        batch.sequences.size() != static_cast<std::size_t>(input.size(0)))
        throw Error(
            ErrorKind::Mismatch,
            fmt::format("the model expects waveforms [batch, samples, 1], but got [{}] of {} utterances",
                        fmt::join(input.sizes(), ", "), batch.sequences.size()),
            "data.input_dims", "use recordings of one channel as the only input");
    const torch::NoGradGuard noGradient;
    std::vector<torch::Tensor> features;
    for (std::int64_t b = 0; b < input.size(0); ++b) {
        const Sequence& sequence = batch.sequences[static_cast<std::size_t>(b)];
        const std::int64_t length = std::min(sequence.length, input.size(1));
        if (length < m_frameLength)
            throw Error(
                ErrorKind::Mismatch,
                fmt::format("expected a frame of {} samples or more, found {}", m_frameLength, length),
                sequence.name, "leave it out, or set data.minimum_len");
        features.push_back(m_lfcc.compute(input[b].select(1, 0).narrow(0, 0, length)));
    }
    return features;
}

torch::Tensor LfccLcnnModel::forward(const Batch& batch, ExecutionContext& context) {
    return m_network->forward(features(batch), context);
}

torch::Tensor LfccLcnnModel::targetOf(const Batch& batch) const {
    if (!m_protocol)
        throw Error(ErrorKind::Internal, "the protocol was not read before training", toUtf8(m_protocolFile),
                    "call prepareTraining first");
    std::vector<std::int64_t> classes;
    for (const Sequence& sequence : batch.sequences)
        classes.push_back(m_protocol->classOf(sequence.name));
    return torch::tensor(classes, torch::kInt64).to(batch.input.device());
}

void LfccLcnnModel::prepareTraining(const std::vector<std::string>& utterances) {
    m_protocol = Protocol::read(m_protocolFile, m_classes);
    m_protocol->requireAll(utterances);
    std::set<std::int64_t> found;
    for (const std::string& name : utterances)
        found.insert(m_protocol->classOf(name));
    if (found.size() < 2)
        throw Error(ErrorKind::Configuration,
                    fmt::format("expected utterances of two classes or more, found only {}",
                                found.empty() ? std::string("none")
                                              : m_classes[static_cast<std::size_t>(*found.begin())]),
                    toUtf8(m_protocolFile), "list utterances of every class for training and validation");
}

std::string LfccLcnnModel::line(const Sequence& sequence, const torch::Tensor& output) const {
    const torch::Tensor scores = output.reshape({-1}).to(torch::kFloat64);
    if (scores.numel() != static_cast<std::int64_t>(m_classes.size()))
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected {} scores, found {}", m_classes.size(), scores.numel()),
                    sequence.name);
    const double first = (scores[0] - torch::logsumexp(scores.slice(0, 1), 0)).item<double>();
    return fmt::format("{} {:.6f} {}", sequence.name, first,
                       m_classes[static_cast<std::size_t>(scores.argmax().item<std::int64_t>())]);
}

std::vector<LossValue> LfccLcnnLoss::compute(const torch::Tensor& output, const torch::Tensor& target) {
    if (output.dim() != 2 || target.dim() != 1 || output.size(0) != target.size(0))
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected scores [batch, classes] and classes [batch], found [{}] and [{}]",
                                fmt::join(output.sizes(), ", "), fmt::join(target.sizes(), ", ")),
                    "loss", "the model gives both");
    const torch::Tensor wrong = output.detach().argmax(1).ne(target).to(torch::kFloat32).mean();
    return {{"cross_entropy", torch::nn::functional::cross_entropy(output, target)},
            {"error_rate", wrong, /*countsForStopping=*/false}};
}

ModelFactory factory() {
    return {"lfcc-lcnn", [](const ModelContext& context) { return std::make_shared<LfccLcnnModel>(context); },
            [](const ModelContext&) { return std::make_unique<LfccLcnnLoss>(); }};
}

} // namespace sonorant::projects::lfcc_lcnn
