// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/training_controller.h"

#include "core/base/error.h"
#include "core/run/run_store.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace sonorant {
namespace {

/// Carries the translations of stateText().
struct StateText {
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

} // namespace

TrainingController::TrainingController(QObject* parent) : QObject(parent) {
    m_timer.setInterval(40);
    connect(&m_timer, &QTimer::timeout, this, &TrainingController::drain);
}

TrainingController::~TrainingController() {
    if (m_active && m_service) m_service->requestStop();
}

bool TrainingController::start(TrainingRequest request) {
    if (m_active || !m_service) {
        Q_EMIT refused(m_active ? tr("A run is under way.") : tr("The training engine is not ready yet."),
                       m_active ? tr("Stop it first, or add this one to the queue.")
                                : tr("Try again in a moment."));
        return false;
    }
    m_request = std::move(request);
    m_inbox = std::make_shared<TrainingInbox>();
    try {
        m_service->start(m_request, m_inbox);
    } catch (const Error& error) {
        Q_EMIT refused(QString::fromStdString(error.message()), QString::fromStdString(error.hint()));
        return false;
    }
    m_active = true;
    m_outcome.reset();
    m_checkpoints.clear();
    m_lastFiniteEpoch = -1;
    m_progress.begin(static_cast<int>(m_request.config.training.epochs),
                     static_cast<double>(m_request.config.data.wavSampRate));
    m_waiter = std::jthread([this] {
        TrainingOutcome outcome = m_service->wait();
        const std::lock_guard lock(m_mutex);
        m_outcome = std::move(outcome);
    });
    m_timer.start();
    Q_EMIT started();
    setState(TrainingState{RunState::Preparing, {}, 0, 0});
    return true;
}

void TrainingController::pause() {
    if (!canPause()) return;
    m_service->pause();
    drain();
}

void TrainingController::resume() {
    if (!canResume()) return;
    m_service->resume();
    drain();
}

void TrainingController::stop() {
    if (!canStop()) return;
    m_service->requestStop();
    setState(TrainingState{RunState::Stopping, {}, 0, 0});
}

void TrainingController::forget() {
    if (m_active) return;
    m_request = {};
    m_outcome.reset();
    m_progress = {};
    m_checkpoints.clear();
    m_lastFiniteEpoch = -1;
    Q_EMIT forgotten();
    setState({});
}

PauseCause TrainingController::pauseCause() const {
    return m_service && m_active ? m_service->pauseCause() : PauseCause::None;
}

bool TrainingController::canPause() const {
    return m_active && m_state.state == RunState::Running;
}

bool TrainingController::canStop() const {
    return m_active && m_state.state != RunState::Stopping && m_state.state != RunState::Finished &&
           m_state.state != RunState::Failed;
}

Path TrainingController::runFolder() const {
    return m_service ? m_service->runFolder() : Path();
}

std::optional<CheckpointRecord> TrainingController::lastGoodEpoch() const {
    for (auto record = m_checkpoints.rbegin(); record != m_checkpoints.rend(); ++record)
        if (!record->trainedNetwork && record->batch < 0 && record->epoch <= m_lastFiniteEpoch)
            return *record;
    return std::nullopt;
}

QStringList TrainingController::troubleUtterances() const {
    QStringList names;
    if (!m_active || !m_service) return names;
    for (const std::string& name : m_service->pauseUtterances())
        names << QString::fromStdString(name);
    return names;
}

void TrainingController::drain() {
    if (!m_inbox) return;
    bool over = false;
    {
        // Looked at first: whatever the run said before its end is then in the inbox.
        const std::lock_guard lock(m_mutex);
        over = m_outcome.has_value();
    }
    const TrainingNews news = m_inbox->take();
    note(news);
    if (!news.steps.empty()) Q_EMIT stepsArrived(news.steps);
    if (!news.epochs.empty()) Q_EMIT epochsArrived(news.epochs);
    for (const CheckpointRecord& checkpoint : news.checkpoints)
        Q_EMIT checkpointArrived(checkpoint);
    for (const Message& message : news.messages)
        Q_EMIT messageArrived(message);
    for (const TrainingState& state : news.states)
        if (m_state.state != RunState::Stopping || state.state == RunState::Finished ||
            state.state == RunState::Failed || state.state == RunState::Stopping)
            setState(state);
    if (!news.steps.empty() || !news.epochs.empty()) Q_EMIT drained();
    if (over) conclude();
}

void TrainingController::note(const TrainingNews& news) {
    for (const StepRecord& step : news.steps)
        m_progress.add(step);
    for (const EpochRecord& epoch : news.epochs) {
        m_progress.add(epoch);
        const bool finite = std::isfinite(totalLoss(epoch.trainLoss)) &&
                            (epoch.devLoss.empty() || std::isfinite(totalLoss(epoch.devLoss)));
        if (finite) m_lastFiniteEpoch = std::max(m_lastFiniteEpoch, epoch.epoch);
    }
    m_checkpoints.insert(m_checkpoints.end(), news.checkpoints.begin(), news.checkpoints.end());
}

void TrainingController::conclude() {
    m_timer.stop();
    m_waiter.join();
    m_active = false;
    m_inbox.reset();
    const TrainingOutcome outcome = *m_outcome;
    const bool failed = outcome.kind == TrainingOutcome::Kind::Failed;
    setState(TrainingState{failed ? RunState::Failed : RunState::Finished, outcome.message, 0, 0});
    Q_EMIT ended(outcome);
}

void TrainingController::setState(const TrainingState& state) {
    m_state = state;
    Q_EMIT stateChanged();
}

QString stateText(const TrainingState& state) {
    const QString reason = QString::fromStdString(state.reason);
    switch (state.state) {
    case RunState::Idle:
        return StateText::tr("Ready");
    case RunState::Preparing: {
        if (reason.isEmpty()) return StateText::tr("Preparing");
        return state.total > 0 ? StateText::tr("%1: %2 of %3").arg(reason).arg(state.done).arg(state.total)
                               : reason;
    }
    case RunState::Running:
        return reason.isEmpty() ? StateText::tr("Training") : reason; // it waits for data
    case RunState::Pausing:
        return StateText::tr("Pausing after this mini-batch");
    case RunState::Paused:
        return reason.isEmpty() ? StateText::tr("Paused") : reason;
    case RunState::Stopping:
        return StateText::tr("Stopping and saving");
    case RunState::Finished:
        return reason.isEmpty() ? StateText::tr("Finished") : reason;
    case RunState::Failed:
        return StateText::tr("Failed");
    }
    return {};
}

} // namespace sonorant
