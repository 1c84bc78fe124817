// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"
#include "core/run/training_observer.h"

#include <memory>
#include <string>
#include <vector>

namespace sonorant {

struct TrainingRequest {
    ProjectConfig config;
    Path runFolder;    ///< empty: PROJECT/runs/<time>-<name>, made by the service
    Path trainedModel; ///< start from this checkpoint; overrides training.trained_model
    /// Continue the run that lies in runFolder from its newest complete checkpoint, appending to its records.
    bool resumeRun = false;
    bool pauseOnTrouble = false; ///< NaN loss, full disk, vanished data: pause (window) instead of failing
    bool lowPriority = false; ///< the run's threads leave the processor to others, such as the window, first
};

/// One training run at a time, on a worker thread of its own that makes and owns model, optimiser and
/// tensors. All calls return at once, except wait(). Thread-safe.
class TrainingService {
public:
    virtual ~TrainingService() = default; ///< requests stop and waits

    /// @throws Error Configuration while a run is under way
    virtual void start(TrainingRequest request, std::shared_ptr<TrainingObserver> observer) = 0;
    virtual void pause() = 0;       ///< before the next mini-batch
    virtual void resume() = 0;      ///< from Paused
    virtual void requestStop() = 0; ///< after the current mini-batch; saves, so that the run can be resumed
    virtual TrainingState state() const = 0;
    virtual PauseCause pauseCause() const = 0;
    virtual Path runFolder() const = 0; ///< empty before the first run
    /// Waits for the end of the run. Finished with an empty message if none was started.
    virtual TrainingOutcome wait() = 0;
    /// The utterances of the mini-batch at which the run paused by itself; empty otherwise.
    virtual std::vector<std::string> pauseUtterances() const { return {}; }
};

} // namespace sonorant
