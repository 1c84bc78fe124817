// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedule.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace sonorant {

namespace {

void requireKey(const PlainDict& state, const char* key, const char* kind) {
    if (!state.find(key))
        throw Error(
            ErrorKind::Mismatch,
            fmt::format("the checkpoint's learning-rate schedule has no '{}', so it is no {} schedule", key,
                        kind),
            "lr_scheduler",
            "set training.lr_scheduler_type as in the saved run, or "
            "training.ignore_training_history_in_trained_model = true");
}

PlainValue doubles(const std::vector<double>& values) {
    return PlainValue::list(values);
}

/// Lowers the rate when the watched loss has not improved for more than `patience` epochs
/// (torch.optim.lr_scheduler.ReduceLROnPlateau, mode min, relative threshold 1e-4).
class Plateau final : public Schedule {
public:
    Plateau(double factor, std::int64_t patience) : m_factor(factor), m_patience(patience) {}

    void step(double validationSum, std::vector<double>& rates) override {
        ++m_lastEpoch;
        if (validationSum < m_best * (1 - threshold)) {
            m_best = validationSum;
            m_badEpochs = 0;
        } else {
            ++m_badEpochs;
        }
        if (m_badEpochs > m_patience) {
            for (double& rate : rates) {
                const double lowered = rate * m_factor;
                if (rate - lowered > smallestChange) rate = lowered;
            }
            m_badEpochs = 0;
        }
        m_lastRates = rates;
    }
    bool allowsEarlyStopping() const override { return false; }
    bool marksInitialRate() const override { return false; }

    PlainDict state() const override {
        const double infinity = std::numeric_limits<double>::infinity();
        PlainValue::List minimumRates;
        for (std::size_t i = 0; i < std::max<std::size_t>(1, m_lastRates.size()); ++i)
            minimumRates.items.emplace_back(0);
        PlainDict dict;
        dict.items = {{"factor", m_factor},
                      {"min_lrs", minimumRates},
                      {"patience", m_patience},
                      {"verbose", false},
                      {"cooldown", 0},
                      {"cooldown_counter", 0},
                      {"mode", "min"},
                      {"threshold", threshold},
                      {"threshold_mode", "rel"},
                      {"best", m_best},
                      {"num_bad_epochs", m_badEpochs},
                      {"mode_worse", infinity},
                      {"eps", smallestChange},
                      {"last_epoch", m_lastEpoch}};
        if (!m_lastRates.empty()) dict.set("_last_lr", doubles(m_lastRates));
        return dict;
    }
    void restore(const PlainDict& state) override {
        requireKey(state, "num_bad_epochs", "plateau");
        m_best = state.at("best").toReal();
        m_badEpochs = state.at("num_bad_epochs").toInteger();
        m_lastEpoch = state.at("last_epoch").toInteger();
        if (const PlainValue* last = state.find("_last_lr")) m_lastRates = last->toReals();
    }

    void rebase(const std::vector<double>& rates) override { m_lastRates = rates; }

private:
    static constexpr double threshold = 1e-4, smallestChange = 1e-8;
    double m_factor;
    std::int64_t m_patience;
    double m_best = std::numeric_limits<double>::infinity();
    std::int64_t m_badEpochs = 0, m_lastEpoch = 0;
    std::vector<double> m_lastRates;
};

/// What step, exponential and cosine share: a counter of epochs and the initial rates.
class Counted : public Schedule {
public:
    explicit Counted(const std::vector<double>& rates) : m_baseRates(rates), m_lastRates(rates) {}

    void step(double, std::vector<double>& rates) override {
        ++m_lastEpoch;
        ++m_stepCount;
        advance(rates);
        m_lastRates = rates;
    }
    void rebase(const std::vector<double>& rates) override { m_baseRates = m_lastRates = rates; }

protected:
    virtual void advance(std::vector<double>& rates) = 0;

    void appendCommon(PlainDict& dict) const {
        dict.set("base_lrs", doubles(m_baseRates));
        dict.set("last_epoch", m_lastEpoch);
        dict.set("verbose", false);
        dict.set("_step_count", m_stepCount);
        dict.set("_get_lr_called_within_step", false);
        dict.set("_last_lr", doubles(m_lastRates));
    }
    void restoreCommon(const PlainDict& state) {
        m_baseRates = state.at("base_lrs").toReals();
        m_lastEpoch = static_cast<std::int64_t>(state.at("last_epoch").toReal());
        m_stepCount = state.at("_step_count").toInteger();
        m_lastRates = state.at("_last_lr").toReals();
    }

    std::vector<double> m_baseRates, m_lastRates;
    std::int64_t m_lastEpoch = 0, m_stepCount = 1;
};

class Step final : public Counted {
public:
    Step(const std::vector<double>& rates, double gamma, std::int64_t size)
        : Counted(rates), m_gamma(gamma), m_size(size) {}
    PlainDict state() const override {
        PlainDict dict;
        dict.items = {{"step_size", m_size}, {"gamma", m_gamma}};
        appendCommon(dict);
        return dict;
    }
    void restore(const PlainDict& state) override {
        requireKey(state, "step_size", "step");
        restoreCommon(state);
    }

private:
    void advance(std::vector<double>& rates) override {
        if (m_lastEpoch % m_size != 0) return;
        for (double& rate : rates)
            rate *= m_gamma;
    }
    double m_gamma;
    std::int64_t m_size;
};

class Exponential final : public Counted {
public:
    Exponential(const std::vector<double>& rates, double gamma) : Counted(rates), m_gamma(gamma) {}
    PlainDict state() const override {
        PlainDict dict;
        dict.items = {{"gamma", m_gamma}};
        appendCommon(dict);
        return dict;
    }
    void restore(const PlainDict& state) override {
        requireKey(state, "gamma", "exponential");
        restoreCommon(state);
    }

private:
    void advance(std::vector<double>& rates) override {
        for (double& rate : rates)
            rate *= m_gamma;
    }
    double m_gamma;
};

/// Cosine annealing with warm restarts (Loshchilov and Hutter 2017), T_mult 1, down to 0.
class CosineRestarts final : public Counted {
public:
    CosineRestarts(const std::vector<double>& rates, std::int64_t period) : Counted(rates), m_period(period) {
        m_stepCount = 0; // Python's class does not count its steps
    }
    bool allowsEarlyStopping() const override { return false; }
    PlainDict state() const override {
        PlainDict dict;
        dict.items = {
            {"T_0", m_period}, {"T_i", m_period}, {"T_mult", 1}, {"eta_min", 0}, {"T_cur", m_position}};
        appendCommon(dict);
        return dict;
    }
    void restore(const PlainDict& state) override {
        requireKey(state, "T_cur", "cosine");
        restoreCommon(state);
        m_position = static_cast<std::int64_t>(state.at("T_cur").toReal());
    }

private:
    void advance(std::vector<double>& rates) override {
        m_stepCount = 0;
        m_position = (m_position + 1) % m_period;
        const double phase =
            std::numbers::pi * static_cast<double>(m_position) / static_cast<double>(m_period);
        for (std::size_t i = 0; i < rates.size(); ++i)
            rates[i] = m_baseRates.at(i) * (1 + std::cos(phase)) / 2;
    }
    std::int64_t m_period, m_position = 0;
};

} // namespace

std::unique_ptr<Schedule> makeSchedule(const TrainingConfig& options, const std::vector<double>& rates) {
    if (options.lrDecayFactor <= 0) return nullptr;
    switch (options.lrSchedulerType) {
    case 0:
        return std::make_unique<Plateau>(options.lrDecayFactor, options.lrPatience);
    case 1:
        return std::make_unique<Step>(rates, options.lrDecayFactor,
                                      std::max<std::int64_t>(1, options.lrSteplrSize));
    case 2:
        return std::make_unique<Exponential>(rates, options.lrDecayFactor);
    case 3:
        return std::make_unique<CosineRestarts>(rates, std::max<std::int64_t>(1, options.lrPatience));
    default:
        throw Error(ErrorKind::Configuration,
                    fmt::format("there is no schedule of type {}", options.lrSchedulerType),
                    "training.lr_scheduler_type", "expected 0 plateau, 1 step, 2 exponential or 3 cosine");
    }
}

} // namespace sonorant
