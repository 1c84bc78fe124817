// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

namespace sonorant {

/// What people want of a run, looked at between mini-batches. Written from any thread, read by the run's own.
class RunControl {
public:
    /// Tells the world each change of state; called on the run's thread or the caller's, without the lock
    /// held.
    explicit RunControl(std::function<void(const TrainingState&)> onState = {});

    void requestStop();
    void pause();
    void resume();

    std::stop_token stopToken() const { return m_stop.get_token(); }
    bool stopRequested() const { return m_stop.stop_requested(); }
    TrainingState state() const;
    PauseCause pauseCause() const;
    std::vector<std::string> pauseUtterances() const;

    /// For the run's thread: says what it does now.
    void enter(RunState state, std::string reason = {}, std::int64_t done = 0, std::int64_t total = 0);
    /// For the run's thread, between batches: returns at once, or when a wanted pause has ended.
    void waitWhilePaused();
    /// For the run's thread: pauses by itself, and returns when a person resumes (true) or stops (false).
    /// @param utterances of the mini-batch it happened at
    bool pauseFor(PauseCause cause, const std::string& reason, std::vector<std::string> utterances = {});

private:
    void tell(const TrainingState& state) const;

    std::function<void(const TrainingState&)> m_onState;
    std::stop_source m_stop;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_pauseWanted = false;
    TrainingState m_state;
    PauseCause m_cause = PauseCause::None;
    std::vector<std::string> m_utterances;
};

} // namespace sonorant
