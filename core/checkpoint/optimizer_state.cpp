// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/optimizer_state.h"

#include "core/base/error.h"
#include "core/checkpoint/epoch_checkpoint.h"

#include <fmt/format.h>

namespace sonorant {

double ParameterState::step() const {
    return values.at("step", fmt::format("optimiser, parameter {}", index)).toReal("step");
}

torch::Tensor ParameterState::tensor(std::string_view key) const {
    const CheckpointValue* const value = values.find(key);
    return value && !value->isNone() ? value->toTensor(key) : torch::Tensor();
}

ParameterState ParameterState::adam(std::int64_t index, double step, torch::Tensor expAvg,
                                    torch::Tensor expAvgSq) {
    ParameterState state;
    state.index = index;
    state.values.set("step", torch::scalar_tensor(step, torch::kFloat32));
    state.values.set("exp_avg", std::move(expAvg));
    state.values.set("exp_avg_sq", std::move(expAvgSq));
    return state;
}

ParameterState ParameterState::sgd(std::int64_t index, torch::Tensor momentumBuffer) {
    ParameterState state;
    state.index = index;
    state.values.set("momentum_buffer", momentumBuffer.defined() ? CheckpointValue(std::move(momentumBuffer))
                                                                 : CheckpointValue());
    return state;
}

const ParameterState* OptimizerState::find(std::int64_t index) const {
    for (const ParameterState& state : parameters)
        if (state.index == index) return &state;
    return nullptr;
}

OptimizerState optimizerStateFrom(const CheckpointValue& value) {
    const CheckpointDict& dict = value.toDict("optimizer");
    OptimizerState optimizer;
    for (const CheckpointEntry& entry : dict.at("state", "optimizer").toDict("optimizer.state").entries)
        optimizer.parameters.push_back(
            {entry.key.toInteger("index of a parameter"), entry.value.toDict("state of a parameter")});
    for (const CheckpointValue& item :
         dict.at("param_groups", "optimizer").toSequence("optimizer.param_groups").items) {
        OptimizerGroup group;
        group.options = item.toDict("optimizer.param_groups");
        for (const CheckpointValue& index :
             group.options.at("params", "optimizer.param_groups").toSequence("params").items)
            group.parameters.push_back(index.toInteger("params"));
        std::erase_if(group.options.entries, [](const CheckpointEntry& entry) {
            const auto* key = entry.key.as<std::string>();
            return key && *key == "params";
        });
        optimizer.groups.push_back(std::move(group));
    }
    return optimizer;
}

CheckpointValue toCheckpointValue(const OptimizerState& optimizer) {
    CheckpointDict state;
    for (const ParameterState& parameter : optimizer.parameters)
        state.entries.push_back({CheckpointValue(parameter.index), CheckpointValue(parameter.values)});
    std::vector<CheckpointValue> groups;
    for (const OptimizerGroup& group : optimizer.groups) {
        CheckpointDict options = group.options;
        std::vector<CheckpointValue> indices(group.parameters.begin(), group.parameters.end());
        options.set("params", CheckpointValue::list(std::move(indices)));
        groups.emplace_back(std::move(options));
    }
    CheckpointDict dict;
    dict.set("state", std::move(state));
    dict.set("param_groups", CheckpointValue::list(std::move(groups)));
    return dict;
}

} // namespace sonorant
