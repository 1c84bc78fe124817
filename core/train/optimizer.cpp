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
        update(m_parameters[i], gradient, m_state[static_cast<std::int64_t>(i)], m_rates[m_groupOf[i]]);
    }
}

void Optimizer::zeroGradients() {
    sonorant::zeroGradients(m_parameters);
}

OptimizerState Optimizer::state() const {
    OptimizerState state;
    state.state = m_state;
    for (std::size_t g = 0; g < m_rates.size(); ++g) {
        PlainDict group;
        group.set("lr", m_rates[g]);
        for (const auto& [key, value] : groupOptions().items)
            group.set(key, value);
        if (m_initialRateMarked) group.set("initial_lr", m_initialRate);
        PlainValue::List indices;
        for (std::size_t i = 0; i < m_parameters.size(); ++i)
            if (m_groupOf[i] == g) indices.items.emplace_back(static_cast<std::int64_t>(i));
        group.set("params", indices);
        state.groups.push_back(std::move(group));
    }
    return state;
}

void Optimizer::restore(const OptimizerState& state, const std::string& context) {
    const char* const hint =
        "set training.ignore_optimizer_statistics_in_trained_model = true to start it afresh";
    if (state.groups.size() != m_rates.size())
        throw Error(ErrorKind::Mismatch,
                    fmt::format("the optimiser has {} parameter groups, the checkpoint {}", m_rates.size(),
                                state.groups.size()),
                    context, hint);
    std::size_t saved = 0;
    for (const PlainDict& group : state.groups)
        if (const PlainValue* params = group.find("params"))
            if (const auto* list = std::get_if<PlainValue::List>(&params->data)) saved += list->items.size();
    if (saved != m_parameters.size())
        throw Error(ErrorKind::Mismatch,
                    fmt::format("the model has {} parameters, the checkpoint's optimiser {}",
                                m_parameters.size(), saved),
                    context, hint);
    std::map<std::int64_t, ParameterState> restored;
    for (const auto& [index, parameterState] : state.state) {
        if (index < 0 || index >= static_cast<std::int64_t>(m_parameters.size()))
            throw Error(ErrorKind::Mismatch,
                        fmt::format("the checkpoint's optimiser speaks of parameter {}", index), context,
                        hint);
        const torch::Tensor& parameter = m_parameters[static_cast<std::size_t>(index)];
        checkState(parameterState, parameter,
                   fmt::format("{}, optimiser state of parameter {}", context, index));
        const auto own = [&](const torch::Tensor& tensor) {
            return tensor.defined() ? tensor.detach().clone().to(parameter.device()) : torch::Tensor();
        };
        ParameterState copy;
        if (parameterState.step.defined())
            copy.step = parameterState.step.detach().clone(); // stays on the CPU
        copy.expAvg = own(parameterState.expAvg);
        copy.expAvgSq = own(parameterState.expAvgSq);
        copy.momentumBuffer = own(parameterState.momentumBuffer);
        restored.emplace(index, std::move(copy));
    }
    m_state = std::move(restored);
    for (std::size_t g = 0; g < m_rates.size(); ++g) {
        m_rates[g] = state.groups[g].at("lr").toReal();
        if (const PlainValue* initial = state.groups[g].find("initial_lr")) m_initialRate = initial->toReal();
    }
}

} // namespace sonorant
