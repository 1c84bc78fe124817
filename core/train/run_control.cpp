// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/run_control.h"

#include <utility>

namespace sonorant {

RunControl::RunControl(std::function<void(const TrainingState&)> onState) : m_onState(std::move(onState)) {}

void RunControl::tell(const TrainingState& state) const {
    if (m_onState) m_onState(state);
}

void RunControl::requestStop() {
    TrainingState state;
    bool changed = false;
    {
        const std::lock_guard lock(m_mutex);
        m_stop.request_stop();
        const RunState now = m_state.state;
        if (now == RunState::Preparing || now == RunState::Running || now == RunState::Pausing ||
            now == RunState::Paused) {
            m_state = {RunState::Stopping, "Stopping after the current mini-batch", 0, 0};
            state = m_state;
            changed = true;
        }
    }
    m_changed.notify_all();
    if (changed) tell(state);
}

void RunControl::pause() {
    TrainingState state;
    {
        const std::lock_guard lock(m_mutex);
        if (m_state.state != RunState::Running && m_state.state != RunState::Preparing) return;
        m_pauseWanted = true;
        if (m_state.state != RunState::Running) return;
        m_state = {RunState::Pausing, "Pausing after the current mini-batch", 0, 0};
        state = m_state;
    }
    tell(state);
}

void RunControl::resume() {
    TrainingState state;
    bool changed = false;
    {
        const std::lock_guard lock(m_mutex);
        m_pauseWanted = false;
        if (m_state.state == RunState::Pausing) {
            m_state = {RunState::Running, "", 0, 0};
            state = m_state;
            changed = true;
        }
    }
    m_changed.notify_all();
    if (changed) tell(state);
}

TrainingState RunControl::state() const {
    const std::lock_guard lock(m_mutex);
    return m_state;
}

PauseCause RunControl::pauseCause() const {
    const std::lock_guard lock(m_mutex);
    return m_cause;
}

void RunControl::enter(RunState state, std::string reason, std::int64_t done, std::int64_t total) {
    TrainingState now{state, std::move(reason), done, total};
    {
        const std::lock_guard lock(m_mutex);
        // A wish to stop or pause came in between: what the run does next does not hide it.
        const bool working = state == RunState::Preparing || state == RunState::Running;
        if (working && m_state.state == RunState::Stopping) return;
        if (state == RunState::Running && m_pauseWanted)
            now = {RunState::Pausing, "Pausing after the current mini-batch", 0, 0};
        m_state = now;
    }
    tell(now);
}

std::vector<std::string> RunControl::pauseUtterances() const {
    const std::lock_guard lock(m_mutex);
    return m_utterances;
}

void RunControl::waitWhilePaused() {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_pauseWanted || m_stop.stop_requested()) return;
    }
    pauseFor(PauseCause::Person, "Paused; nothing is lost");
}

bool RunControl::pauseFor(PauseCause cause, const std::string& reason, std::vector<std::string> utterances) {
    const TrainingState paused{RunState::Paused, reason, 0, 0};
    {
        const std::lock_guard lock(m_mutex);
        if (m_stop.stop_requested()) return false;
        m_pauseWanted = true;
        m_cause = cause;
        m_utterances = std::move(utterances);
        m_state = paused;
    }
    tell(paused);
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_pauseWanted || m_stop.stop_requested(); });
        m_cause = PauseCause::None;
        m_utterances.clear();
        if (m_stop.stop_requested()) return false;
    }
    enter(RunState::Running);
    return true;
}

} // namespace sonorant
