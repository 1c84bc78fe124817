// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_progress.h"

#include <algorithm>

namespace sonorant {

void RunProgress::begin(int epochs, double samplingRate) {
    *this = RunProgress();
    m_epochs = epochs;
    m_rate = samplingRate > 0 ? samplingRate : 16000;
}

void RunProgress::add(const StepRecord& step) {
    m_last = step;
    m_last.sequences.clear();
    m_epochEnded = false;
    PhaseState& phase = step.phase == Phase::Train ? m_train : m_validation;
    phase.of = step.of;
    // Half of what is remembered lies within the last 20 mini-batches or so.
    phase.mean = phase.seen ? phase.mean + (step.seconds - phase.mean) * 0.035 : step.seconds;
    phase.seen = true;
    const double audio = static_cast<double>(step.samples) / m_rate;
    m_recent.push_back({step.seconds, audio});
    m_recentSeconds += step.seconds;
    m_recentAudio += audio;
    while (m_recent.size() > 1 && m_recentSeconds - m_recent.front().seconds > 10) {
        m_recentSeconds -= m_recent.front().seconds;
        m_recentAudio -= m_recent.front().audio;
        m_recent.pop_front();
    }
}

void RunProgress::add(const EpochRecord& epoch) {
    if (epoch.epoch == m_last.epoch) m_epochEnded = true;
}

double RunProgress::epochPart() const {
    if (m_epochEnded) return 1;
    const double all = static_cast<double>(m_train.of + m_validation.of);
    if (all <= 0) return 0;
    double done = static_cast<double>(m_last.batch);
    if (m_last.phase == Phase::Validation) done += static_cast<double>(m_train.of);
    return std::clamp(done / all, 0.0, 1.0);
}

double RunProgress::runPart() const {
    if (m_epochs <= 0) return 0;
    return std::clamp((m_last.epoch + epochPart()) / m_epochs, 0.0, 1.0);
}

double RunProgress::audioSpeed() const {
    return m_recentSeconds > 0 ? m_recentAudio / m_recentSeconds : 0;
}

double RunProgress::epochSeconds() const {
    return static_cast<double>(m_train.of) * m_train.mean +
           static_cast<double>(m_validation.of) * m_validation.mean;
}

double RunProgress::secondsLeftInEpoch() const {
    if (m_epochEnded) return 0;
    const PhaseState& phase = m_last.phase == Phase::Train ? m_train : m_validation;
    double left = static_cast<double>(std::max<std::int64_t>(0, m_last.of - m_last.batch)) * phase.mean;
    if (m_last.phase == Phase::Train) left += static_cast<double>(m_validation.of) * m_validation.mean;
    return left;
}

double RunProgress::secondsLeft() const {
    if (m_epochs <= 0 || !m_train.seen) return -1;
    return secondsLeftInEpoch() + std::max(0, m_epochs - m_last.epoch - 1) * epochSeconds();
}

} // namespace sonorant
