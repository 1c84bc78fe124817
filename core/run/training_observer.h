// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"

namespace sonorant {

/// Hears of a run, on the run's own thread. Plain values, never tensors; must return quickly and not throw.
class TrainingObserver {
public:
    virtual ~TrainingObserver() = default;
    virtual void onState(const TrainingState&) {}
    virtual void onStep(const StepRecord&) {}
    virtual void onEpoch(const EpochRecord&) {}
    virtual void onCheckpoint(const CheckpointRecord&) {}
    virtual void onMessage(const Message&) {}
};

} // namespace sonorant
