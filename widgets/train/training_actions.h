// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"
#include "core/service/training_service.h"
#include "widgets/project/project_preparer.h"

#include <QObject>

class QAction;

namespace sonorant {

class EngineHolder;
class Error;
class JobArea;
class MessageArea;
class ProjectSession;
class RunQueue;
class TrainingController;

/// Start, Pause and Stop as actions of the whole window, enabled when they can be done; what a project needs
/// before its run (features that are not there yet); the queue that goes on by itself; and the notices with
/// the ways out when a run is in trouble.
class TrainingActions : public QObject {
    Q_OBJECT
public:
    struct Parts {
        EngineHolder* engine;
        ProjectSession* project;
        TrainingController* training;
        RunQueue* queue;
        MessageArea* messages;
        JobArea* jobs;
    };
    TrainingActions(const Parts& parts, QObject* parent);

    QAction* startAction() const { return m_start; } ///< Start, or Resume while paused
    QAction* pauseAction() const { return m_pause; }
    QAction* stopAction() const { return m_stop; }

    /// The open project as it stands now.
    TrainingRequest projectRequest() const;
    /// True for a project that could be read; else says what is wrong in the message bar.
    bool checkProject();
    /// A run is under way, or its project is being prepared.
    bool isBusy() const;
    const ProjectPreparer& preparer() const { return m_preparer; }

    void startOrResume();
    void continueRun(const Path& runFolder); ///< a stopped run, from its newest checkpoint
    /// A new run that begins where this checkpoint was saved, with the options of the run in `optionsOf`;
    /// with those of the project when that is empty or has none. The run it comes from stays as it is.
    /// @param epochsDone  that it has behind it; 0 for weights alone
    void startFrom(const Path& checkpoint, const Path& optionsOf, int epochsDone);
    void addToQueue();
    void startNextInQueue();

Q_SIGNALS:
    /// The person would like to see this utterance of the open project.
    void utteranceWanted(const QString& name);
    /// Something must be changed in the configuration first.
    void configurationWanted();
    void runStarting();
    /// The project is being prepared, or no longer.
    void preparing();

private:
    void refresh();
    void stop();
    void onPrepared(const ProjectPreparer::Result& result, const TrainingRequest& request);
    void tellIssues(const Issues& issues);
    void tellLostRecordings(const ProjectPreparer::Result& result, const TrainingRequest& request);
    TrainingRequest requestLike(const Path& runFolder) const;
    void begin(TrainingRequest request);
    void tellError(const Error& error);
    void tellAllTrained(std::int64_t epochs);
    void onStateChanged();
    void onEnded(const TrainingOutcome& outcome);
    void tellStopped(const Path& runFolder);
    void tellTrouble();
    void tellDivergence();
    void goBack(double rateFactor);

    Parts m_parts;
    ProjectPreparer m_preparer;
    QAction *m_start, *m_pause, *m_stop;
    bool m_troubleTold = false;
    TrainingRequest m_afterStop; ///< what goes on once the run has stopped
    bool m_hasAfterStop = false;
};

} // namespace sonorant
