// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/epoch_checkpoint.h"
#include "core/config/project_config.h"
#include "core/model/model.h"
#include "core/nn/torch.h"

#include <memory>
#include <vector>

namespace sonorant {

/// Updates parameters from their gradients. The arithmetic, its order and the saved state are those of
/// Python's torch.optim (1.13), so that runs agree bit for bit and checkpoints go both ways. Parameters
/// without a gradient are left alone and have no state. Kingma and Ba 2015 (Adam); Loshchilov and Hutter 2019
/// (AdamW).
class Optimizer {
public:
    virtual ~Optimizer() = default;

    void step();
    void zeroGradients();

    const std::vector<torch::Tensor>& parameters() const { return m_parameters; }
    double rate() const { return m_rates.front(); }
    /// Rate of every group; a schedule changes them.
    std::vector<double>& rates() { return m_rates; }
    double initialRate() const { return m_initialRate; }
    void setInitialRate(double rate) { m_initialRate = rate; }
    void markInitialRate() { m_initialRateMarked = true; }

    OptimizerState state() const;
    /// @throws Error Mismatch when the state belongs to another optimiser or to other parameters
    void restore(const OptimizerState& state, const std::string& context);

protected:
    Optimizer(std::vector<ParameterGroup> groups, double rate);

    /// One parameter with a gradient; `state` is filled at the first call.
    virtual void update(torch::Tensor& parameter, const torch::Tensor& gradient, ParameterState& state,
                        double rate) = 0;
    /// The keys of a group between "lr" and "params", in Python's order.
    virtual PlainDict groupOptions() const = 0;
    virtual void checkState(const ParameterState& state, const torch::Tensor& parameter,
                            const std::string& where) const = 0;

private:
    std::vector<torch::Tensor> m_parameters; ///< of all groups, in order
    std::vector<std::size_t> m_groupOf;      ///< group of each parameter
    std::vector<double> m_rates;
    double m_initialRate;
    bool m_initialRateMarked = false;
    std::map<std::int64_t, ParameterState> m_state;
};

/// Adam, AdamW or SGD as the options say. @throws Error Configuration for another name
std::unique_ptr<Optimizer> makeOptimizer(const TrainingConfig& options, std::vector<ParameterGroup> groups);

} // namespace sonorant
