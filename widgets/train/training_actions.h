// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"
#include "core/service/training_service.h"

#include <QObject>

class QAction;

namespace sonorant {

class EngineHolder;
class MessageArea;
class ProjectSession;
class RunQueue;
class TrainingController;

/// Start, Pause and Stop as actions of the whole window, enabled when they can be done; the queue that goes
/// on by itself; and the notices with the ways out when a run is in trouble.
class TrainingActions : public QObject {
    Q_OBJECT
public:
    struct Parts {
        EngineHolder* engine;
        ProjectSession* project;
        TrainingController* training;
        RunQueue* queue;
        MessageArea* messages;
    };
    TrainingActions(const Parts& parts, QObject* parent);

    QAction* startAction() const { return m_start; } ///< Start, or Resume while paused
    QAction* pauseAction() const { return m_pause; }
    QAction* stopAction() const { return m_stop; }

    /// The open project as it stands now. @throws nothing; check canStartProject() first
    TrainingRequest projectRequest() const;
    /// True for a project without errors; else says what is wrong in the message bar.
    bool checkProject();

    void startOrResume();
    void continueRun(const Path& runFolder); ///< a stopped run, from its newest checkpoint
    void addToQueue();
    void startNextInQueue();

Q_SIGNALS:
    /// The person would like to see this utterance of the open project.
    void utteranceWanted(const QString& name);
    /// Something must be changed in the configuration first.
    void configurationWanted();
    void runStarting();

private:
    void refresh();
    void begin(TrainingRequest request);
    void onStateChanged();
    void onEnded(const TrainingOutcome& outcome);
    void tellTrouble();
    void tellDivergence();
    void goBack(double rateFactor);

    Parts m_parts;
    QAction *m_start, *m_pause, *m_stop;
    bool m_troubleTold = false;
    TrainingRequest m_afterStop; ///< what goes on once the run has stopped
    bool m_hasAfterStop = false;
};

} // namespace sonorant
