// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/state_dict.h"

#include "core/base/error.h"
#include "core/checkpoint/checkpoint_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

const torch::Tensor* StateDict::find(std::string_view name) const {
    for (const NamedTensor& named : tensors)
        if (named.name == name) return &named.tensor;
    return nullptr;
}

StateDict stateDictFrom(const CheckpointValue& value, const std::string& context) {
    const CheckpointDict* const dict = value.as<CheckpointDict>();
    if (!dict)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected weights (names and tensors), found {}", value.typeName()), context,
                    "choose a trained_network.pt or an epoch_NNN.pt");
    StateDict weights;
    for (const CheckpointEntry& entry : dict->entries) {
        const auto* name = entry.key.as<std::string>();
        const auto* tensor = entry.value.as<torch::Tensor>();
        if (!name || !tensor)
            throw Error(ErrorKind::Mismatch,
                        fmt::format("expected weights (names and tensors), found {} as \"{}\"",
                                    entry.value.typeName(), name ? *name : entry.key.typeName()),
                        context, "choose a trained_network.pt or an epoch_NNN.pt");
        weights.tensors.push_back({*name, *tensor});
    }
    constexpr std::string_view prefix = "module.";
    const auto prefixed = [&](const NamedTensor& named) { return named.name.starts_with(prefix); };
    if (std::all_of(weights.tensors.begin(), weights.tensors.end(), prefixed))
        for (NamedTensor& named : weights.tensors)
            named.name.erase(0, prefix.size());
    return weights;
}

CheckpointValue toCheckpointValue(const StateDict& weights) {
    CheckpointDict dict;
    dict.isOrdered = true;
    for (const NamedTensor& named : weights.tensors)
        dict.entries.push_back({CheckpointValue(named.name), CheckpointValue(named.tensor)});
    return dict;
}

StateDict readStateDict(const Path& file) {
    const CheckpointValue value = readCheckpoint(file);
    const auto* dict = value.as<CheckpointDict>();
    const CheckpointValue* const inner = dict ? dict->find("state_dict") : nullptr;
    return stateDictFrom(inner ? *inner : value, toUtf8(file));
}

void writeStateDict(const Path& file, const StateDict& weights) {
    writeCheckpoint(file, toCheckpointValue(weights));
}

} // namespace sonorant
