// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/training_service.h"
#include "core/train/run_control.h"

#include <memory>
#include <mutex>
#include <thread>

namespace sonorant {

/// TrainingService on LibTorch: a thread per run, inside which model, optimiser and tensors are made and die.
class TrainingServiceImpl final : public TrainingService {
public:
    ~TrainingServiceImpl() override;

    void start(TrainingRequest request, std::shared_ptr<TrainingObserver> observer) override;
    void pause() override;
    void resume() override;
    void requestStop() override;
    TrainingState state() const override;
    PauseCause pauseCause() const override;
    Path runFolder() const override;
    TrainingOutcome wait() override;
    std::vector<std::string> pauseUtterances() const override;

private:
    void runThread(const TrainingRequest& request, TrainingObserver& observer, RunControl& control);
    std::shared_ptr<RunControl> control() const;

    mutable std::mutex m_mutex;
    std::shared_ptr<RunControl> m_control; ///< of the run under way, or of the last one
    TrainingOutcome m_outcome;
    Path m_runFolder;
    std::mutex m_threadMutex; ///< start and wait join
    std::jthread m_thread;
};

} // namespace sonorant
