// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/checkpoint_facts.h"

#include "core/base/error.h"
#include "core/checkpoint/checkpoint_file.h"
#include "core/checkpoint/epoch_convert.h"
#include "core/checkpoint/storage_types.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace sonorant {

namespace {
constexpr std::size_t mostBins = 40;
}

TensorFacts tensorFacts(std::string name, const torch::Tensor& tensor) {
    TensorFacts facts;
    facts.name = std::move(name);
    facts.type = typeNameOf(tensor.scalar_type());
    facts.shape = tensor.sizes().vec();
    const torch::NoGradGuard noGrad;
    torch::Tensor values = tensor.detach();
    if (values.is_complex()) values = values.abs();
    values = values.to(torch::kCPU, torch::kFloat64).flatten();
    const torch::Tensor finite = values.masked_select(torch::isfinite(values));
    facts.nonFinite = values.numel() - finite.numel();
    if (finite.numel() == 0) return facts;
    facts.minimum = finite.min().item<double>();
    facts.maximum = finite.max().item<double>();
    facts.mean = finite.mean().item<double>();
    facts.deviation = finite.std(/*unbiased=*/false).item<double>();
    const torch::Tensor packed = finite.contiguous();
    facts.histogram =
        makeHistogram({packed.data_ptr<double>(), static_cast<std::size_t>(packed.numel())}, mostBins);
    return facts;
}

namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

void addTensor(CheckpointFacts& facts, const std::string& name, const torch::Tensor& tensor) {
    facts.tensors.push_back(tensorFacts(name, tensor));
    facts.elements += tensor.numel();
}

std::string keyText(const CheckpointValue& key) {
    if (const auto* text = key.as<std::string>()) return *text;
    if (const auto* number = key.as<std::int64_t>()) return std::to_string(*number);
    return key.typeName();
}

void addAllTensors(CheckpointFacts& facts, const std::string& path, const CheckpointValue& value);

std::string joined(const std::string& path, const std::string& name) {
    constexpr std::size_t longest = 1000; // a long key must not be told again with every tensor below it
    return (path.empty() ? name : path + "." + name).substr(0, longest);
}

/// A model saved as a whole keeps its tensors in three dicts, which its state dict does not name.
bool isDictOfModule(const std::string& name) {
    return name == "_parameters" || name == "_buffers" || name == "_modules";
}

/// Of an object that only Python could make: what it is, and the tensors that it holds.
void addOpaque(CheckpointFacts& facts, const std::string& path, const CheckpointOpaque& opaque) {
    facts.facts.emplace_back(path.empty() ? "object" : path, opaque.description);
    CheckpointFacts inside; // the objects within would only repeat what the first one says
    for (const CheckpointEntry& entry : opaque.contents) {
        const std::string name = keyText(entry.key);
        if (name == "_flat_weights") continue; // a recurrent layer's parameters once more
        addAllTensors(inside, isDictOfModule(name) ? path : joined(path, name), entry.value);
    }
    std::move(inside.tensors.begin(), inside.tensors.end(), std::back_inserter(facts.tensors));
    facts.elements += inside.elements;
}

/// Every tensor below a value, named by the way to it.
void addAllTensors(CheckpointFacts& facts, const std::string& path, const CheckpointValue& value) {
    const auto below = [&](const std::string& name) { return joined(path, name); };
    if (const auto* tensor = value.as<torch::Tensor>()) addTensor(facts, path, *tensor);
    if (const auto* numpy = value.as<NumpyValue>()) addTensor(facts, path, numpy->values);
    if (const auto* opaque = value.as<CheckpointOpaque>()) addOpaque(facts, path, *opaque);
    if (const auto* dict = value.as<CheckpointDict>())
        for (const CheckpointEntry& entry : dict->entries)
            addAllTensors(facts, below(keyText(entry.key)), entry.value);
    if (const auto* sequence = value.as<CheckpointSequence>())
        for (std::size_t i = 0; i < sequence->items.size(); ++i)
            addAllTensors(facts, below(std::to_string(i)), sequence->items[i]);
}

std::string plainText(const PlainValue& value) {
    if (const auto* boolean = std::get_if<bool>(&value.data)) return *boolean ? "yes" : "no";
    if (const auto* number = std::get_if<std::int64_t>(&value.data)) return std::to_string(*number);
    if (const auto* number = std::get_if<double>(&value.data)) return fmt::format("{:g}", *number);
    if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
    const auto* list = std::get_if<PlainValue::List>(&value.data);
    if (!list) return "none";
    std::string text;
    for (const PlainValue& item : list->items)
        text += (text.empty() ? "" : ", ") + plainText(item);
    return text;
}

void addOptimizer(Facts& facts, const OptimizerState& optimizer) {
    facts.emplace_back("optimiser state", fmt::format("of {} parameters", optimizer.state.size()));
    for (const PlainDict& group : optimizer.groups)
        for (const char* key : {"lr", "initial_lr", "betas", "momentum", "eps", "weight_decay"})
            if (const PlainValue* const value = group.find(key)) facts.emplace_back(key, plainText(*value));
    if (optimizer.state.empty()) return;
    const torch::Tensor& step = optimizer.state.begin()->second.step;
    if (step.defined() && step.numel() == 1)
        facts.emplace_back("updates", fmt::format("{:g}", step.item<double>()));
}

void addLog(Facts& facts, const char* what, const LossHistory& log) {
    facts.emplace_back(fmt::format("{} segments", what), std::to_string(log.seqNum));
    if (log.bestError)
        facts.emplace_back(fmt::format("{} best loss", what), fmt::format("{:.6g}", *log.bestError));
    if (log.bestEpoch) facts.emplace_back(fmt::format("{} best epoch", what), std::to_string(*log.bestEpoch));
}

/// What this program adds to a checkpoint; without it, it is one of the Python framework.
void addOwnState(Facts& facts, const EpochCheckpoint& checkpoint) {
    const bool own = checkpoint.sonorant.has_value();
    const bool random = own && checkpoint.sonorant->generatorState.defined();
    facts.emplace_back("random state",
                       random ? fmt::format("{} bytes", checkpoint.sonorant->generatorState.numel())
                              : "none");
    if (own)
        for (const char* key : {"seed", "step", "seconds", "phase", "batches"})
            if (const PlainValue* const value = checkpoint.sonorant->facts.find(key))
                facts.emplace_back(key, plainText(*value));
    facts.emplace_back("resumes exactly", own ? "yes" : "no");
}

void addEpoch(CheckpointFacts& facts, const EpochCheckpoint& checkpoint) {
    const PlainValue* const middle =
        checkpoint.sonorant ? checkpoint.sonorant->facts.find("mid_epoch") : nullptr;
    facts.kind = !checkpoint.trainLog || (middle && *middle == PlainValue(true)) ? "mid-epoch" : "epoch";
    facts.info = checkpoint.info.value_or("");
    if (checkpoint.trainLog) {
        facts.facts.emplace_back("epoch", fmt::format("{} of {}", checkpoint.trainLog->curEpoch + 1,
                                                      checkpoint.trainLog->epochNum));
        addLog(facts.facts, "training", *checkpoint.trainLog);
    }
    if (checkpoint.valLog) addLog(facts.facts, "validation", *checkpoint.valLog);
    if (checkpoint.optimizer) addOptimizer(facts.facts, *checkpoint.optimizer);
    if (checkpoint.lrScheduler)
        for (const auto& [key, value] : checkpoint.lrScheduler->items)
            facts.facts.emplace_back("scheduler " + key, plainText(value));
    addOwnState(facts.facts, checkpoint);
}

/// Other programs use the same keys for other things: then it is a file like any other, and is said to be.
std::optional<EpochCheckpoint> epochOf(const CheckpointValue& value, const std::string& context,
                                       Facts& facts) {
    if (!looksLikeEpochCheckpoint(value)) return std::nullopt;
    try {
        return epochCheckpointFrom(value, context);
    } catch (const Error& error) {
        facts.emplace_back("no epoch checkpoint", error.message());
        return std::nullopt;
    }
}

bool holdsOnlyTensors(const CheckpointValue& value) {
    const auto* dict = value.as<CheckpointDict>();
    if (!dict || dict->empty()) return false;
    for (const CheckpointEntry& entry : dict->entries)
        if (!entry.key.as<std::string>() || !entry.value.as<torch::Tensor>()) return false;
    return true;
}

} // namespace

CheckpointFacts checkpointFacts(const CheckpointValue& value, const std::string& context) {
    CheckpointFacts facts;
    if (const std::optional<EpochCheckpoint> checkpoint = epochOf(value, context, facts.facts)) {
        addEpoch(facts, *checkpoint);
        for (const auto& [name, tensor] : checkpoint->stateDict)
            addTensor(facts, name, tensor);
    } else if (holdsOnlyTensors(value)) {
        facts.kind = "weights";
        for (const auto& [name, tensor] : stateDictFrom(value, context))
            addTensor(facts, name, tensor);
    } else {
        facts.kind = "other";
        addAllTensors(facts, {}, value);
    }
    return facts;
}

CheckpointFacts checkpointFacts(const Path& file) {
    return checkpointFacts(readCheckpoint(file), toUtf8(file));
}

} // namespace sonorant
