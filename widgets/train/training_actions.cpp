// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/training_actions.h"

#include "core/base/error.h"
#include "core/run/framework_log.h"
#include "core/run/run_folder.h"
#include "widgets/frame/message_area.h"
#include "widgets/project/engine_holder.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"
#include "widgets/train/run_queue.h"
#include "widgets/train/training_controller.h"

#include <QAction>
#include <QMetaMethod>

#include <algorithm>
#include <utility>

namespace sonorant {
namespace {

const QString runKey = QStringLiteral("run");
constexpr int mostUtterances = 3; ///< of a mini-batch that are offered for a look

QAction* makeAction(QObject* parent, const QString& icon, const QString& text, const QKeySequence& keys) {
    auto* action = new QAction(lineIcon(icon), text, parent);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::ApplicationShortcut);
    return action;
}

void describe(QAction* action, const QString& text) {
    action->setToolTip(
        QStringLiteral("%1 (%2)").arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    action->setStatusTip(text);
}

} // namespace

TrainingActions::TrainingActions(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_preparer(parts.engine, parts.jobs),
      m_start(makeAction(this, QStringLiteral("start"), tr("Start"), QKeySequence(Qt::CTRL | Qt::Key_R))),
      m_pause(makeAction(this, QStringLiteral("pause"), tr("Pause"), QKeySequence(Qt::CTRL | Qt::Key_P))),
      m_stop(makeAction(this, QStringLiteral("stop"), tr("Stop"), QKeySequence(Qt::CTRL | Qt::Key_Period))) {
    describe(m_pause, tr("Hold between two mini-batches; nothing is lost"));
    describe(m_stop, tr("Save and end the run; it can be continued"));
    TrainingController* training = parts.training;
    connect(m_start, &QAction::triggered, this, &TrainingActions::startOrResume);
    connect(m_pause, &QAction::triggered, training, &TrainingController::pause);
    connect(m_stop, &QAction::triggered, this, &TrainingActions::stop);
    connect(&m_preparer, &ProjectPreparer::changed, this, [this] {
        refresh();
        Q_EMIT preparing();
    });
    connect(training, &TrainingController::stateChanged, this, &TrainingActions::onStateChanged);
    connect(training, &TrainingController::ended, this, &TrainingActions::onEnded);
    connect(training, &TrainingController::refused, this,
            [this](const QString& message, const QString& hint) {
                m_parts.messages->show(runKey, Notice{NoticeKind::Error, message, hint, {}});
            });
    connect(parts.project, &ProjectSession::configChanged, this, &TrainingActions::refresh);
    connect(parts.project, &ProjectSession::closed, this, &TrainingActions::refresh);
    connect(parts.engine, &EngineHolder::ready, this, &TrainingActions::refresh);
    refresh();
}

void TrainingActions::refresh() {
    const TrainingController& training = *m_parts.training;
    const bool paused = training.canResume();
    m_start->setText(paused ? tr("Resume") : tr("Start"));
    // Room between icon and text: the style has no measure for it.
    for (QAction* action : {m_start, m_pause, m_stop})
        action->setIconText(QLatin1Char(' ') + action->text());
    m_start->setIcon(lineIcon(paused ? QStringLiteral("resume") : QStringLiteral("start")));
    describe(m_start, paused ? tr("Go on where the run was paused") : tr("Train the open project"));
    m_start->setEnabled(paused || (training.hasService() && !isBusy() && m_parts.project->isOpen()));
    m_pause->setEnabled(training.canPause());
    m_stop->setEnabled(training.canStop() || m_preparer.isBusy());
}

TrainingRequest TrainingActions::projectRequest() const {
    TrainingRequest request;
    request.config = m_parts.project->config();
    request.pauseOnTrouble = true;
    request.lowPriority = true; // the window stays quick while all cores train
    return request;
}

bool TrainingActions::checkProject() {
    m_parts.project->settle(); // options that were changed and not saved yet count, too
    const Issues& issues = m_parts.project->issues();
    if (!hasErrors(issues)) return true;
    tellIssues(issues);
    return false;
}

bool TrainingActions::isBusy() const {
    return m_parts.training->isActive() || m_preparer.isBusy();
}

/// The first error; the Configure page shows them all.
void TrainingActions::tellIssues(const Issues& issues) {
    Notice notice{NoticeKind::Error, {}, {}, {}};
    for (const Issue& issue : issues) {
        if (issue.severity != Severity::Error) continue;
        notice.text = tr("The configuration cannot be trained with. %1: %2")
                          .arg(QString::fromStdString(issue.path), QString::fromStdString(issue.message));
        notice.hint = QString::fromStdString(issue.hint);
        break;
    }
    if (isSignalConnected(QMetaMethod::fromSignal(&TrainingActions::configurationWanted)))
        notice.actions << NoticeAction{tr("Open Configure"), [this] { Q_EMIT configurationWanted(); }};
    m_parts.messages->show(runKey, notice);
}

void TrainingActions::startOrResume() {
    if (m_parts.training->canResume()) {
        m_parts.messages->dismiss(runKey);
        m_parts.training->resume();
    } else if (!isBusy() && checkProject()) {
        begin(projectRequest());
    }
}

/// The project's request with the run's own options: the project's may have changed since.
TrainingRequest TrainingActions::requestLike(const Path& runFolder) const {
    TrainingRequest request = projectRequest();
    const RunFolder run{runFolder};
    std::error_code none;
    if (runFolder.empty() || !std::filesystem::exists(run.config(), none)) return request;
    const ReadResult own = readRunConfig(run, request.config.folder);
    if (!hasErrors(own.issues)) request.config = own.config;
    return request;
}

void TrainingActions::continueRun(const Path& runFolder) {
    if (isBusy()) return;
    if (findFrameworkLogs(runFolder)) {
        // Our records would take the place of its logs.
        m_parts.messages->show(
            runKey,
            Notice{NoticeKind::Info,
                   tr("This run was recorded by the Python framework; its folder is left as it is."),
                   tr("To go on from it, name its newest epoch file as the checkpoint (trained_model) "
                      "on the Configure page, and start a new run."),
                   {}});
        return;
    }
    try {
        TrainingRequest request = requestLike(runFolder);
        request.runFolder = runFolder;
        request.resumeRun = true;
        begin(std::move(request));
    } catch (const Error& error) {
        tellError(error);
    }
}

void TrainingActions::startFrom(const Path& checkpoint, const Path& optionsOf, int epochsDone) {
    if (isBusy()) return;
    try {
        TrainingRequest request = requestLike(optionsOf);
        request.trainedModel = checkpoint;
        // That run may have begun from another checkpoint, of which it took the weights alone.
        TrainingConfig& training = request.config.training;
        training.ignoreTrainingHistoryInTrainedModel = training.ignoreOptimizerStatisticsInTrainedModel =
            false;
        training.epochs = std::max(training.epochs, m_parts.project->config().training.epochs);
        if (epochsDone >= training.epochs) return tellAllTrained(training.epochs);
        begin(std::move(request));
    } catch (const Error& error) {
        tellError(error);
    }
}

void TrainingActions::tellAllTrained(std::int64_t epochs) {
    Notice notice{NoticeKind::Info,
                  tr("All %1 epochs were trained already.").arg(epochs),
                  tr("Raise the number of epochs of the project, then go on from here."),
                  {}};
    if (isSignalConnected(QMetaMethod::fromSignal(&TrainingActions::configurationWanted)))
        notice.actions << NoticeAction{tr("Open Configure"), [this] { Q_EMIT configurationWanted(); }};
    m_parts.messages->show(runKey, notice);
}

void TrainingActions::tellError(const Error& error) {
    m_parts.messages->show(
        runKey,
        Notice{NoticeKind::Error,
               QString::fromStdString(error.context().empty() ? error.message()
                                                              : error.context() + ": " + error.message()),
               QString::fromStdString(error.hint()),
               {}});
}

void TrainingActions::begin(TrainingRequest request) {
    m_parts.messages->dismiss(runKey);
    m_troubleTold = false;
    Q_EMIT runStarting();
    const ProjectConfig config = request.config;
    m_preparer.prepare(config, {}, [this, request = std::move(request)](const auto& result) {
        onPrepared(result, request);
    });
}

void TrainingActions::onPrepared(const ProjectPreparer::Result& result, const TrainingRequest& request) {
    if (result.isReady()) {
        m_parts.training->start(request);
    } else if (result.cancelled) {
        m_parts.messages->show(runKey,
                               Notice{NoticeKind::Info,
                                      tr("The extraction of features was stopped."),
                                      tr("What is done so far is kept and will not be done again."),
                                      {NoticeAction{tr("Go on"), [this, request] { begin(request); }}}});
    } else if (!result.failure.isEmpty()) {
        m_parts.messages->show(runKey,
                               Notice{NoticeKind::Error,
                                      result.failure,
                                      result.hint,
                                      {NoticeAction{tr("Try again"), [this, request] { begin(request); }}}});
    } else if (hasErrors(result.issues)) {
        tellIssues(result.issues);
    } else {
        tellLostRecordings(result, request);
    }
}

void TrainingActions::tellLostRecordings(const ProjectPreparer::Result& result,
                                         const TrainingRequest& request) {
    Notice notice{NoticeKind::Warning,
                  tr("The features of %1 of %2 recordings could not be extracted.")
                      .arg(result.features.failed)
                      .arg(result.wanted),
                  {},
                  {}};
    for (const Issue& issue : result.features.issues) {
        if (issue.severity != Severity::Error) continue;
        notice.hint = QStringLiteral("%1: %2. %3")
                          .arg(QString::fromStdString(issue.path), QString::fromStdString(issue.message),
                               QString::fromStdString(issue.hint));
        break;
    }
    if (result.features.failed < result.wanted)
        notice.actions << NoticeAction{tr("Train without them"),
                                       [this, request] { m_parts.training->start(request); }};
    notice.actions << NoticeAction{tr("Try again"), [this, request] { begin(request); }};
    m_parts.messages->show(runKey, notice);
}

void TrainingActions::stop() {
    if (m_preparer.isBusy())
        m_preparer.cancel();
    else
        m_parts.training->stop();
}

void TrainingActions::addToQueue() {
    if (!checkProject()) return;
    const TrainingRequest request = projectRequest();
    m_parts.queue->add(request, configSummary(request.config));
    if (!isBusy()) startNextInQueue();
}

void TrainingActions::startNextInQueue() {
    if (isBusy()) return;
    if (auto next = m_parts.queue->takeNext()) begin(std::move(*next));
}

void TrainingActions::onStateChanged() {
    refresh();
    const bool paused = m_parts.training->state().state == RunState::Paused;
    if (!paused) {
        // Its words and buttons are about a run that stands still.
        if (std::exchange(m_troubleTold, false)) m_parts.messages->dismiss(runKey);
    } else if (!m_troubleTold) {
        m_troubleTold = true;
        tellTrouble();
    }
}

void TrainingActions::tellTrouble() {
    const QString reason = QString::fromStdString(m_parts.training->state().reason);
    const NoticeAction resume{tr("Resume"), [this] { m_parts.training->resume(); }};
    const NoticeAction stop{tr("Stop and save"), [this] { m_parts.training->stop(); }};
    switch (m_parts.training->pauseCause()) {
    case PauseCause::None:
    case PauseCause::Person:
        return;
    case PauseCause::Divergence:
        return tellDivergence();
    case PauseCause::DiskFull:
        m_parts.messages->show(runKey,
                               Notice{NoticeKind::Error,
                                      reason,
                                      tr("Nothing that was trained is lost. Free some space, then go on."),
                                      {resume, stop}});
        return;
    case PauseCause::DataChanged:
        m_parts.messages->show(runKey,
                               Notice{NoticeKind::Error,
                                      reason,
                                      tr("Nothing that was trained is lost. Put the files back, then go on."),
                                      {resume, stop}});
        return;
    }
}

void TrainingActions::tellDivergence() {
    Notice notice{NoticeKind::Error, QString::fromStdString(m_parts.training->state().reason), {}, {}};
    if (notice.text.isEmpty()) notice.text = tr("The loss is no finite number any more.");
    const auto good = m_parts.training->lastGoodEpoch();
    if (good) {
        notice.hint = tr("The run is paused. Epoch %1 is saved and was still good.").arg(good->epoch + 1);
        notice.actions << NoticeAction{tr("Go back, halve the rate"), [this] { goBack(0.5); }}
                       << NoticeAction{tr("Go back to epoch %1").arg(good->epoch + 1), [this] { goBack(1); }};
    } else {
        notice.hint =
            tr("The run is paused. No epoch was finished before; a lower learning rate usually helps.");
        notice.actions << NoticeAction{tr("Start again, halve the rate"), [this] { goBack(0.5); }};
    }
    if (isSignalConnected(QMetaMethod::fromSignal(&TrainingActions::utteranceWanted)))
        for (const QString& name : m_parts.training->troubleUtterances().mid(0, mostUtterances))
            notice.actions << NoticeAction{tr("Open %1").arg(name),
                                           [this, name] { Q_EMIT utteranceWanted(name); }, false};
    m_parts.messages->show(runKey, notice);
}

/// A new run from the last good epoch. Its optimiser state is left behind when the rate changes: it holds the
/// rate.
void TrainingActions::goBack(double rateFactor) {
    m_afterStop = m_parts.training->request();
    m_afterStop.runFolder.clear();
    m_afterStop.resumeRun = false;
    m_afterStop.config.training.lr *= rateFactor;
    if (const auto good = m_parts.training->lastGoodEpoch()) {
        m_afterStop.trainedModel = good->file;
        m_afterStop.config.training.ignoreOptimizerStatisticsInTrainedModel = rateFactor != 1;
    }
    m_hasAfterStop = true;
    m_parts.training->stop();
}

/// Who stops a run wants quiet: it is only offered to go on, and the queue waits until it is told to.
void TrainingActions::tellStopped(const Path& runFolder) {
    // Stopped before its first mini-batch, a run has saved nothing; a continued one has what it began with.
    const bool saved = !runFolder.empty() && (m_parts.training->progress().last().step > 0 ||
                                              m_parts.training->request().resumeRun);
    const bool queued = !m_parts.queue->isEmpty();
    if (!saved && !queued) return;
    Notice notice{NoticeKind::Info,
                  queued ? tr("The run was stopped; the queue waits.") : tr("The run was stopped and saved."),
                  {},
                  {}};
    if (queued) notice.actions << NoticeAction{tr("Start the next run"), [this] { startNextInQueue(); }};
    if (saved) notice.actions << NoticeAction{tr("Continue"), [this, runFolder] { continueRun(runFolder); }};
    m_parts.messages->show(runKey, notice);
}

void TrainingActions::onEnded(const TrainingOutcome& outcome) {
    refresh();
    if (std::exchange(m_hasAfterStop, false)) {
        begin(std::exchange(m_afterStop, {}));
        return;
    }
    const QString message = QString::fromStdString(outcome.message);
    const QString hint = QString::fromStdString(outcome.hint);
    if (outcome.kind == TrainingOutcome::Kind::Failed) {
        m_parts.messages->show(runKey, Notice{NoticeKind::Error, message, hint, {}});
    } else if (outcome.kind == TrainingOutcome::Kind::Stopped) {
        tellStopped(outcome.runFolder);
        return;
    } else {
        const QString text = message.isEmpty() ? tr("The run has finished.") : message;
        m_parts.messages->show(runKey, Notice{NoticeKind::Success, text, hint, {}});
    }
    startNextInQueue();
}

} // namespace sonorant
