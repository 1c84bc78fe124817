// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/train/optimizer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace sonorant {

namespace {

constexpr double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
/// What LibTorch's AdamW uses when no weight decay is given.
constexpr double adamWDefaultDecay = 0.01;

[[noreturn]] void throwForeignState(const std::string& where, const char* kind) {
    throw Error(ErrorKind::Mismatch, fmt::format("the saved optimiser state is not that of {}", kind), where,
                "choose the optimiser of the saved run, or set "
                "training.ignore_optimizer_statistics_in_trained_model = true");
}

class AdamFamily : public Optimizer {
public:
    AdamFamily(std::vector<ParameterGroup> groups, double rate, double decay, bool decayIsInteger)
        : Optimizer(std::move(groups), rate), m_decay(decay), m_decayIsInteger(decayIsInteger) {}

protected:
    CheckpointValue decayValue() const { return m_decayIsInteger ? CheckpointValue(0) : CheckpointValue(m_decay); }
    static CheckpointValue betas() { return CheckpointValue::tuple({beta1, beta2}); }

    void adamUpdate(torch::Tensor& parameter, const torch::Tensor& gradient, Memory& memory, double rate) {
        if (!memory.expAvg.defined()) {
            memory.expAvg = torch::zeros_like(parameter, torch::MemoryFormat::Preserve);
            memory.expAvgSq = torch::zeros_like(parameter, torch::MemoryFormat::Preserve);
        }
        memory.step += 1;
        memory.expAvg.mul_(beta1).add_(gradient, 1 - beta1);
        memory.expAvgSq.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        const double stepSize = rate / (1 - std::pow(beta1, memory.step));
        const double correction = std::sqrt(1 - std::pow(beta2, memory.step));
        const torch::Tensor denominator = (memory.expAvgSq.sqrt() / correction).add_(epsilon);
        parameter.addcdiv_(memory.expAvg, denominator, -stepSize);
    }

    ParameterState save(std::int64_t index, const Memory& memory) const override {
        return ParameterState::adam(index, memory.step, memory.expAvg, memory.expAvgSq);
    }

    Memory load(const ParameterState& state, const torch::Tensor& parameter, const std::string& where) const override {
        const torch::Tensor average = state.tensor("exp_avg"), squares = state.tensor("exp_avg_sq");
        if (!state.values.find("step") || !average.defined() || !squares.defined()) throwForeignState(where, "Adam");
        if (average.sizes() != parameter.sizes() || squares.sizes() != parameter.sizes())
            throw Error(ErrorKind::Mismatch,
                        fmt::format("the parameter has shape [{}], its saved moments [{}]", fmt::join(parameter.sizes(), ", "),
                                    fmt::join(average.sizes(), ", ")),
                        where, "resume with the model of the saved run");
        return {state.step(), average.detach().clone().to(parameter.device()), squares.detach().clone().to(parameter.device())};
    }

    double m_decay;
    bool m_decayIsInteger;
};

class Adam final : public AdamFamily {
public:
    using AdamFamily::AdamFamily;

private:
    void update(torch::Tensor& parameter, const torch::Tensor& gradient, Memory& memory, double rate) override {
        adamUpdate(parameter, m_decay != 0 ? gradient.add(parameter, m_decay) : gradient, memory, rate);
    }
    CheckpointDict groupOptions() const override {
        return dictOf({{"betas", betas()}, {"eps", epsilon}, {"weight_decay", decayValue()},
                      {"amsgrad", false}, {"maximize", false}, {"foreach", CheckpointValue()}, {"capturable", false},
                      {"differentiable", false}, {"fused", false}});
    }
};

class AdamW final : public AdamFamily {
public:
    using AdamFamily::AdamFamily;

private:
    void update(torch::Tensor& parameter, const torch::Tensor& gradient, Memory& memory, double rate) override {
        parameter.mul_(1 - rate * m_decay);
        adamUpdate(parameter, gradient, memory, rate);
    }
    CheckpointDict groupOptions() const override {
        return dictOf({{"betas", betas()}, {"eps", epsilon}, {"weight_decay", decayValue()},
                      {"amsgrad", false}, {"foreach", CheckpointValue()}, {"maximize", false}, {"capturable", false}});
    }
};

class Sgd final : public Optimizer {
public:
    Sgd(std::vector<ParameterGroup> groups, double rate, double decay) : Optimizer(std::move(groups), rate), m_decay(decay) {}

private:
    void update(torch::Tensor& parameter, const torch::Tensor& gradient, Memory& memory, double rate) override {
        memory.step += 1;
        parameter.add_(m_decay != 0 ? gradient.add(parameter, m_decay) : gradient, -rate);
    }
    CheckpointDict groupOptions() const override {
        return dictOf({{"momentum", 0}, {"dampening", 0}, {"weight_decay", m_decay != 0 ? CheckpointValue(m_decay) : CheckpointValue(0)},
                      {"nesterov", false}, {"maximize", false}, {"foreach", CheckpointValue()}, {"differentiable", false}});
    }
    ParameterState save(std::int64_t index, const Memory&) const override { return ParameterState::sgd(index, {}); }
    Memory load(const ParameterState& state, const torch::Tensor&, const std::string& where) const override {
        if (state.values.find("exp_avg") || state.tensor("momentum_buffer").defined())
            throwForeignState(where, "SGD without momentum");
        return {};
    }
    double m_decay;
};

} // namespace

std::unique_ptr<Optimizer> makeOptimizer(const TrainingConfig& options, std::vector<ParameterGroup> groups) {
    const bool decays = options.l2Penalty > 0;
    if (options.optimizer == "Adam")
        return std::make_unique<Adam>(std::move(groups), options.lr, decays ? options.l2Penalty : 0, !decays);
    if (options.optimizer == "AdamW")
        return std::make_unique<AdamW>(std::move(groups), options.lr, decays ? options.l2Penalty : adamWDefaultDecay, false);
    if (options.optimizer == "SGD")
        return std::make_unique<Sgd>(std::move(groups), options.lr, decays ? options.l2Penalty : 0);
    throw Error(ErrorKind::Configuration, fmt::format("'{}' is no optimiser", options.optimizer), "training.optimizer",
                "expected Adam, AdamW or SGD");
}

} // namespace sonorant
