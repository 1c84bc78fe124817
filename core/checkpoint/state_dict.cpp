// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/state_dict.h"

#include "core/base/error.h"
#include "core/checkpoint/checkpoint_file.h"
#include "core/checkpoint/epoch_convert.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

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
        weights.emplace_back(*name, *tensor);
    }
    constexpr std::string_view prefix = "module.";
    const auto prefixed = [&](const auto& named) { return named.first.starts_with(prefix); };
    if (std::all_of(weights.begin(), weights.end(), prefixed))
        for (auto& [name, tensor] : weights)
            name.erase(0, prefix.size());
    return weights;
}

CheckpointValue toCheckpointValue(const StateDict& weights) {
    CheckpointDict dict;
    dict.isOrdered = true;
    for (const auto& [name, tensor] : weights)
        dict.entries.push_back({CheckpointValue(name), CheckpointValue(tensor)});
    return dict;
}

StateDict readWeights(const Path& file) {
    const CheckpointValue value = readCheckpoint(file);
    const auto* dict = value.as<CheckpointDict>();
    const CheckpointValue* const inner = dict ? dict->find("state_dict") : nullptr;
    return stateDictFrom(inner ? *inner : value, toUtf8(file));
}

void writeWeights(const Path& file, const StateDict& weights) {
    writeCheckpoint(file, toCheckpointValue(weights));
}

} // namespace sonorant
