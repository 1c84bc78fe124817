// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizer.h"

#include "core/base/error.h"
#include "core/train/gradients.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sonorant {

Optimizer::Optimizer(std::vector<ParameterGroup> groups, double rate) : m_initialRate(rate) {
    for (std::size_t g = 0; g < groups.size(); ++g) {
        for (torch::Tensor& parameter : groups[g].parameters) {
            m_parameters.push_back(parameter);
            m_groupOf.push_back(g);
        }
        m_rates.push_back(rate);
    }
    if (m_parameters.empty())
        throw Error(ErrorKind::Configuration, "the model has no parameters to train", "optimizer",
                    "choose a model with trainable layers");
}

void Optimizer::step() {
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const torch::Tensor gradient = m_parameters[i].grad();
        if (!gradient.defined()) continue;
        update(m_parameters[i], gradient, m_memory[static_cast<std::int64_t>(i)], m_rates[m_groupOf[i]]);
    }
}

void Optimizer::zeroGradients() { sonorant::zeroGradients(m_parameters); }

OptimizerState Optimizer::state() const {
    OptimizerState state;
    for (const auto& [index, memory] : m_memory) state.parameters.push_back(save(index, memory));
    for (std::size_t g = 0; g < m_rates.size(); ++g) {
        OptimizerGroup group;
        group.options.set("lr", m_rates[g]);
        for (const CheckpointEntry& entry : groupOptions().entries)
            group.options.set(entry.key.toText("option"), entry.value);
        if (m_initialRateMarked) group.options.set("initial_lr", m_initialRate);
        for (std::size_t i = 0; i < m_parameters.size(); ++i)
            if (m_groupOf[i] == g) group.parameters.push_back(static_cast<std::int64_t>(i));
        state.groups.push_back(std::move(group));
    }
    return state;
}

void Optimizer::restore(const OptimizerState& state, const std::string& context) {
    const char* const hint = "set training.ignore_optimizer_statistics_in_trained_model = true to start it afresh";
    if (state.groups.size() != m_rates.size())
        throw Error(ErrorKind::Mismatch,
                    fmt::format("the optimiser has {} parameter groups, the checkpoint {}", m_rates.size(), state.groups.size()),
                    context, hint);
    std::size_t saved = 0;
    for (const OptimizerGroup& group : state.groups) saved += group.parameters.size();
    if (saved != m_parameters.size())
        throw Error(ErrorKind::Mismatch,
                    fmt::format("the model has {} parameters, the checkpoint's optimiser {}", m_parameters.size(), saved),
                    context, hint);
    std::map<std::int64_t, Memory> restored;
    for (const ParameterState& parameter : state.parameters) {
        if (parameter.index < 0 || parameter.index >= static_cast<std::int64_t>(m_parameters.size()))
            throw Error(ErrorKind::Mismatch, fmt::format("the checkpoint's optimiser speaks of parameter {}", parameter.index),
                        context, hint);
        const std::string where = fmt::format("{}, optimiser state of parameter {}", context, parameter.index);
        restored.emplace(parameter.index, load(parameter, m_parameters[static_cast<std::size_t>(parameter.index)], where));
    }
    m_memory = std::move(restored);
    for (std::size_t g = 0; g < m_rates.size(); ++g) {
        m_rates[g] = state.groups[g].options.at("lr", context).toReal("lr");
        if (const CheckpointValue* initial = state.groups[g].options.find("initial_lr"))
            m_initialRate = initial->toReal("initial_lr");
    }
}

} // namespace sonorant
