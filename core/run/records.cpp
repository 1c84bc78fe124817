// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/records.h"

namespace sonorant {

const char* toText(RunState state) {
    switch (state) {
    case RunState::Idle:
        return "Idle";
    case RunState::Preparing:
        return "Preparing";
    case RunState::Running:
        return "Running";
    case RunState::Pausing:
        return "Pausing";
    case RunState::Paused:
        return "Paused";
    case RunState::Stopping:
        return "Stopping";
    case RunState::Finished:
        return "Finished";
    case RunState::Failed:
        return "Failed";
    }
    return "Idle";
}

const char* toText(Phase phase) {
    return phase == Phase::Train ? "train" : "validation";
}

const char* toText(TrainingOutcome::Kind kind) {
    switch (kind) {
    case TrainingOutcome::Kind::Finished:
        return "Finished";
    case TrainingOutcome::Kind::EarlyStopped:
        return "Stopped early";
    case TrainingOutcome::Kind::Stopped:
        return "Stopped";
    case TrainingOutcome::Kind::Failed:
        return "Failed";
    }
    return "Failed";
}

} // namespace sonorant
