// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/plain_value.h"
#include "core/config/project_config.h"

#include <memory>
#include <vector>

namespace sonorant {

/// A learning-rate schedule, stepped once per epoch after the validation pass. Behaves and is saved as
/// LibTorch's Python class of the same kind, so that a run moves between the two programs.
class Schedule {
public:
    virtual ~Schedule() = default;

    /// Steps and writes the next epoch's rate of every parameter group into `rates`.
    /// @param validationSum what plateau watches (the training sum when there is no validation set)
    virtual void step(double validationSum, std::vector<double>& rates) = 0;
    /// Early stopping is off under schedules that expect the loss to stand still for a while.
    virtual bool allowsEarlyStopping() const { return true; }

    /// The attribute dict that Python's state_dict() gives, key by key.
    virtual PlainDict state() const = 0;
    /// @throws Error Mismatch when the state is of another kind of schedule
    virtual void restore(const PlainDict& state) = 0;
    /// Goes on from other rates than the saved ones: a person changed them.
    virtual void rebase(const std::vector<double>& rates) = 0;
    /// The key that a group carries once a schedule was attached ("initial_lr"); false for plateau.
    virtual bool marksInitialRate() const { return true; }
};

/// The schedule that the options ask for; nullptr when lr_decay_factor <= 0.
/// @param rates initial rate of every parameter group
std::unique_ptr<Schedule> makeSchedule(const TrainingConfig& options, const std::vector<double>& rates);

} // namespace sonorant
