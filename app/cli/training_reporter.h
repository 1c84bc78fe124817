// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_progress.h"
#include "core/run/training_observer.h"

#include <atomic>
#include <mutex>
#include <string>

namespace sonorant {
struct ProjectConfig;
}

namespace sonorant::cli {

class Display;

/// Tells a run on the display: one updating line on a terminal, one line per epoch, and messages. The
/// detailed logs are files in the run folder.
class TrainingReporter final : public TrainingObserver {
public:
    TrainingReporter(const ProjectConfig& config, Display& display);

    void onState(const TrainingState& state) override;
    void onStep(const StepRecord& step) override;
    void onEpoch(const EpochRecord& epoch) override;
    void onMessage(const Message& message) override;

    /// An error message has been shown already.
    bool toldError() const { return m_toldError; }

private:
    Display& m_display;
    std::mutex m_mutex;
    RunProgress m_progress;
    int m_epochs = 0;
    std::string m_lastState;
    std::atomic<bool> m_toldError{false};
};

} // namespace sonorant::cli
