// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_progress.h"
#include "core/service/training_service.h"
#include "widgets/train/training_inbox.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <thread>

namespace sonorant {

/// The training service as the window sees it: lives in the GUI thread, takes what the run said 25 times a
/// second, and tells it on in that order. Nothing here waits for the run.
class TrainingController : public QObject {
    Q_OBJECT
public:
    explicit TrainingController(QObject* parent = nullptr);
    /// Asks a run that is under way to stop and waits for it.
    ~TrainingController() override;

    /// @param service outlives this object, or is taken away again with nullptr while no run is under way
    void setService(TrainingService* service) { m_service = service; }
    bool hasService() const { return m_service != nullptr; }

    /// False when the run was refused; refused() says why.
    bool start(TrainingRequest request);
    void pause();
    void resume();
    void stop(); ///< saves, so that the run can be continued
    /// Back to Idle, as before the first run: what the last one did is of no concern any more, say because
    /// another project was opened. Does nothing while a run is under way.
    void forget();

    /// From start() until ended().
    bool isActive() const { return m_active; }
    const TrainingState& state() const { return m_state; }
    PauseCause pauseCause() const;
    bool canPause() const;
    bool canResume() const { return m_active && m_state.state == RunState::Paused; }
    bool canStop() const;

    const RunProgress& progress() const { return m_progress; }
    /// What the current or last run was started with.
    const TrainingRequest& request() const { return m_request; }
    Path runFolder() const;
    const std::vector<CheckpointRecord>& checkpoints() const { return m_checkpoints; }
    /// The newest checkpoint of a whole epoch whose losses were finite: where a diverged run can go back to.
    std::optional<CheckpointRecord> lastGoodEpoch() const;
    /// Those of the mini-batch at which the run paused by itself.
    QStringList troubleUtterances() const;

Q_SIGNALS:
    void started();
    void refused(const QString& message, const QString& hint);
    void stateChanged();
    void stepsArrived(const std::vector<StepRecord>& steps);
    void epochsArrived(const std::vector<EpochRecord>& epochs);
    void checkpointArrived(const CheckpointRecord& checkpoint);
    void messageArrived(const Message& message);
    /// After everything of one look has been told: the moment to draw.
    void drained();
    void ended(const TrainingOutcome& outcome);
    void forgotten();

private:
    void drain();
    void note(const TrainingNews& news);
    void conclude();
    void setState(const TrainingState& state);

    TrainingService* m_service = nullptr;
    TrainingRequest m_request;
    std::shared_ptr<TrainingInbox> m_inbox;
    TrainingState m_state;
    bool m_active = false;
    RunProgress m_progress;
    std::vector<CheckpointRecord> m_checkpoints;
    int m_lastFiniteEpoch = -1;
    QTimer m_timer;

    std::mutex m_mutex; ///< of the next
    std::optional<TrainingOutcome> m_outcome;
    // Waits for the outcome, which the GUI thread must not. The last member: it is joined before what it
    // writes goes.
    std::jthread m_waiter;
};

/// The state in words for people: "Training", "Paused", "Reading the training set".
QString stateText(const TrainingState& state);

} // namespace sonorant
