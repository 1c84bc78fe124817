// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/kernels/adam.h"
#include "core/train/optimizer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace sonorant {

namespace {

constexpr double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
/// What LibTorch's AdamW uses when no weight decay is given.
constexpr double adamWDefaultDecay = 0.01;

/// Whether its elements lie one after the other in this machine's memory, as float32.
bool isPlain(const torch::Tensor& tensor) {
    return tensor.is_cpu() && tensor.scalar_type() == torch::kFloat32 && tensor.is_contiguous();
}

[[noreturn]] void throwForeignState(const std::string& where, const char* kind) {
    throw Error(ErrorKind::Mismatch, fmt::format("the saved optimiser state is not that of {}", kind), where,
                "choose the optimiser of the saved run, or begin a new run with its weights: --trained-model "
                "FILE --set "
                "ignore_optimizer_statistics_in_trained_model=true");
}

class AdamFamily : public Optimizer {
public:
    AdamFamily(std::vector<ParameterGroup> groups, double rate, double decay, bool decayIsInteger)
        : Optimizer(std::move(groups), rate), m_decay(decay), m_decayIsInteger(decayIsInteger) {}

protected:
    PlainValue decayValue() const { return m_decayIsInteger ? PlainValue(0) : PlainValue(m_decay); }

    /// What weight decay does: `added` times the weight to the gradient (Adam), or the weight made smaller
    /// first (AdamW).
    struct Decay {
        double added = 0, shrink = 1;
    };

    void adamUpdate(torch::Tensor& parameter, const torch::Tensor& gradient, ParameterState& state,
                    double rate, const Decay& decay) {
        if (!state.step.defined()) {
            state.step = torch::zeros({}, torch::kFloat32);
            state.expAvg = torch::zeros_like(parameter, torch::MemoryFormat::Preserve);
            state.expAvgSq = torch::zeros_like(parameter, torch::MemoryFormat::Preserve);
        }
        state.step += 1;
        const double count = state.step.item<double>();
        const double stepSize = rate / (1 - std::pow(beta1, count));
        const double correction = std::sqrt(1 - std::pow(beta2, count));
        if (kernels::hasAdamStep() && isPlain(parameter) && isPlain(gradient) && isPlain(state.expAvg) &&
            isPlain(state.expAvgSq))
            inOnePass(parameter, gradient, state, stepSize, correction, decay);
        else
            byOperators(parameter, gradient, state, stepSize, correction, decay);
    }

    static void inOnePass(torch::Tensor& parameter, const torch::Tensor& gradient, ParameterState& state,
                          double stepSize, double correction, const Decay& decay) {
        kernels::AdamStep step;
        step.beta1 = static_cast<float>(beta1);
        step.beta2 = static_cast<float>(beta2);
        step.gradientShare = static_cast<float>(1 - beta1);
        step.squareShare = static_cast<float>(1 - beta2);
        step.epsilon = static_cast<float>(epsilon);
        step.correction = static_cast<float>(correction);
        step.stepSize = static_cast<float>(stepSize);
        step.decay = static_cast<float>(decay.added);
        step.shrink = static_cast<float>(decay.shrink);
        kernels::adamStep(step, gradient.data_ptr<float>(), state.expAvg.data_ptr<float>(),
                          state.expAvgSq.data_ptr<float>(), parameter.data_ptr<float>(), parameter.numel());
        parameter.unsafeGetTensorImpl()->bump_version(); // as an operator in place would
    }

    /// What LibTorch's own optimiser does, operator by operator.
    static void byOperators(torch::Tensor& parameter, torch::Tensor gradient, ParameterState& state,
                            double stepSize, double correction, const Decay& decay) {
        if (decay.shrink != 1) parameter.mul_(decay.shrink);
        if (decay.added != 0) gradient = gradient.add(parameter, decay.added);
        state.expAvg.mul_(beta1).add_(gradient, 1 - beta1);
        state.expAvgSq.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        const torch::Tensor denominator = (state.expAvgSq.sqrt() / correction).add_(epsilon);
        parameter.addcdiv_(state.expAvg, denominator, -stepSize);
    }

    void checkState(const ParameterState& state, const torch::Tensor& parameter,
                    const std::string& where) const override {
        if (!state.step.defined() || !state.expAvg.defined() || !state.expAvgSq.defined())
            throwForeignState(where, "Adam");
        if (state.expAvg.sizes() != parameter.sizes() || state.expAvgSq.sizes() != parameter.sizes())
            throw Error(ErrorKind::Mismatch,
                        fmt::format("the parameter has shape [{}], its saved moments [{}]",
                                    fmt::join(parameter.sizes(), ", "),
                                    fmt::join(state.expAvg.sizes(), ", ")),
                        where, "resume with the model of the saved run");
    }

    double m_decay;
    bool m_decayIsInteger;
};

class Adam final : public AdamFamily {
public:
    using AdamFamily::AdamFamily;

private:
    void update(torch::Tensor& parameter, const torch::Tensor& gradient, ParameterState& state,
                double rate) override {
        adamUpdate(parameter, gradient, state, rate, {m_decay, 1});
    }
    PlainDict groupOptions() const override {
        PlainDict dict;
        dict.items = {{"betas", PlainValue::tuple({beta1, beta2})},
                      {"eps", epsilon},
                      {"weight_decay", decayValue()},
                      {"amsgrad", false},
                      {"maximize", false},
                      {"foreach", PlainValue()},
                      {"capturable", false},
                      {"differentiable", false},
                      {"fused", false}};
        return dict;
    }
};

class AdamW final : public AdamFamily {
public:
    using AdamFamily::AdamFamily;

private:
    void update(torch::Tensor& parameter, const torch::Tensor& gradient, ParameterState& state,
                double rate) override {
        adamUpdate(parameter, gradient, state, rate, {0, 1 - rate * m_decay});
    }
    PlainDict groupOptions() const override {
        PlainDict dict;
        dict.items = {{"betas", PlainValue::tuple({beta1, beta2})},
                      {"eps", epsilon},
                      {"weight_decay", decayValue()},
                      {"amsgrad", false},
                      {"foreach", PlainValue()},
                      {"maximize", false},
                      {"capturable", false}};
        return dict;
    }
};

class Sgd final : public Optimizer {
public:
    Sgd(std::vector<ParameterGroup> groups, double rate, double decay)
        : Optimizer(std::move(groups), rate), m_decay(decay) {}

private:
    void update(torch::Tensor& parameter, const torch::Tensor& gradient, ParameterState&,
                double rate) override {
        parameter.add_(m_decay != 0 ? gradient.add(parameter, m_decay) : gradient, -rate);
    }
    PlainDict groupOptions() const override {
        PlainDict dict;
        dict.items = {{"momentum", 0},
                      {"dampening", 0},
                      {"weight_decay", m_decay != 0 ? PlainValue(m_decay) : PlainValue(0)},
                      {"nesterov", false},
                      {"maximize", false},
                      {"foreach", PlainValue()},
                      {"differentiable", false}};
        return dict;
    }
    void checkState(const ParameterState& state, const torch::Tensor&,
                    const std::string& where) const override {
        if (state.expAvg.defined() || state.momentumBuffer.defined())
            throwForeignState(where, "SGD without momentum");
    }
    double m_decay;
};

} // namespace

std::unique_ptr<Optimizer> makeOptimizer(const TrainingConfig& options, std::vector<ParameterGroup> groups) {
    const bool decays = options.l2Penalty > 0;
    if (options.optimizer == "Adam")
        return std::make_unique<Adam>(std::move(groups), options.lr, decays ? options.l2Penalty : 0, !decays);
    if (options.optimizer == "AdamW")
        return std::make_unique<AdamW>(std::move(groups), options.lr,
                                       decays ? options.l2Penalty : adamWDefaultDecay, false);
    if (options.optimizer == "SGD")
        return std::make_unique<Sgd>(std::move(groups), options.lr, decays ? options.l2Penalty : 0);
    throw Error(ErrorKind::Configuration, fmt::format("'{}' is no optimiser", options.optimizer),
                "training.optimizer", "expected Adam, AdamW or SGD");
}

} // namespace sonorant
