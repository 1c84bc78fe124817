// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/epoch_convert.h"
#include "core/checkpoint/plain_convert.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

torch::Tensor tensorOrNone(const CheckpointDict& dict, const char* key) {
    const CheckpointValue* const value = dict.find(key);
    return value && !value->isNone() ? value->toTensor(key) : torch::Tensor();
}

ParameterState parameterStateFrom(const CheckpointDict& dict) {
    ParameterState state;
    if (const CheckpointValue* const step = dict.find("step")) {
        // A tensor since PyTorch 1.12, a whole number before.
        const auto* tensor = step->as<torch::Tensor>();
        state.step = tensor ? *tensor : torch::scalar_tensor(step->toReal("step"), torch::kFloat32);
    }
    state.expAvg = tensorOrNone(dict, "exp_avg");
    state.expAvgSq = tensorOrNone(dict, "exp_avg_sq");
    state.maxExpAvgSq = tensorOrNone(dict, "max_exp_avg_sq");
    state.momentumBuffer = tensorOrNone(dict, "momentum_buffer");
    return state;
}

CheckpointDict toCheckpointDict(const ParameterState& state) {
    CheckpointDict dict;
    const auto add = [&](const char* key, const torch::Tensor& tensor) {
        if (tensor.defined()) dict.set(key, tensor);
    };
    add("step", state.step);
    add("exp_avg", state.expAvg);
    add("exp_avg_sq", state.expAvgSq);
    add("max_exp_avg_sq", state.maxExpAvgSq);
    add("momentum_buffer", state.momentumBuffer);
    if (dict.empty()) dict.set("momentum_buffer", CheckpointValue()); // SGD without momentum: None
    return dict;
}

} // namespace

OptimizerState optimizerStateFrom(const CheckpointValue& value) {
    const CheckpointDict& dict = value.toDict("optimizer");
    OptimizerState optimizer;
    for (const CheckpointEntry& entry : dict.at("state", "optimizer").toDict("optimizer.state").entries) {
        const std::int64_t index = entry.key.toInteger("optimizer.state");
        optimizer.state[index] =
            parameterStateFrom(entry.value.toDict(fmt::format("optimizer.state.{}", index)));
    }
    for (const CheckpointValue& group :
         dict.at("param_groups", "optimizer").toSequence("optimizer.param_groups").items)
        optimizer.groups.push_back(
            plainDictFrom(group.toDict("optimizer.param_groups"), "optimizer.param_groups"));
    return optimizer;
}

CheckpointValue toCheckpointValue(const OptimizerState& optimizer) {
    CheckpointDict state;
    for (const auto& [index, parameter] : optimizer.state)
        state.entries.push_back({CheckpointValue(index), CheckpointValue(toCheckpointDict(parameter))});
    std::vector<CheckpointValue> groups;
    for (const PlainDict& group : optimizer.groups)
        groups.emplace_back(toCheckpointDict(group));
    CheckpointDict dict;
    dict.set("state", std::move(state));
    dict.set("param_groups", CheckpointValue::list(std::move(groups)));
    return dict;
}

} // namespace sonorant
