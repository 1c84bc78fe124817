// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/run_bar.h"

#include "widgets/project/engine_holder.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"
#include "widgets/train/training_actions.h"
#include "widgets/train/training_controller.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace sonorant {
namespace {

/// A mark beside the words of a state; colour is never alone.
QIcon stateIcon(const TrainingController& training) {
    const ThemeColours& c = themeColours();
    switch (training.state().state) {
    case RunState::Idle:
        return lineIcon(QStringLiteral("info"), c.muted);
    case RunState::Preparing:
        return lineIcon(QStringLiteral("recent"), c.accent);
    case RunState::Running:
        return lineIcon(QStringLiteral("train"), c.accent);
    case RunState::Pausing:
    case RunState::Paused: {
        const PauseCause cause = training.pauseCause();
        const bool trouble = cause != PauseCause::None && cause != PauseCause::Person;
        return trouble ? lineIcon(QStringLiteral("warning"), curves::warning)
                       : lineIcon(QStringLiteral("pause"), c.muted);
    }
    case RunState::Stopping:
        return lineIcon(QStringLiteral("stop"), c.muted);
    case RunState::Finished:
        return lineIcon(QStringLiteral("success"), curves::best);
    case RunState::Failed:
        return lineIcon(QStringLiteral("error"), curves::error);
    }
    return {};
}

} // namespace

RunBar::RunBar(const PageContext& context, QMenu* projectMenu, QMenu* programMenu, QWidget* parent)
    : QToolBar(tr("Run"), parent), m_context(context), m_project(new QToolButton), m_device(makeMuted({})) {
    setObjectName(QStringLiteral("RunBar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize(QSize(20, 20));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_project->setMenu(projectMenu);
    m_project->setPopupMode(QToolButton::InstantPopup);
    m_project->setIcon(lineIcon(QStringLiteral("folder")));
    m_project->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_project->setAccessibleName(tr("Project"));
    addWidget(m_project);
    addSeparator();
    auto* deviceIcon = new QLabel;
    deviceIcon->setPixmap(
        lineIcon(QStringLiteral("device"), themeColours().muted).pixmap(QSize(20, 20), devicePixelRatioF()));
    deviceIcon->setContentsMargins(grid, 0, 4, 0);
    addWidget(deviceIcon);
    m_device->setAccessibleName(tr("Device"));
    addWidget(m_device);
    addWidget(buildState());
    addAction(context.actions->startAction());
    addAction(context.actions->pauseAction());
    addAction(context.actions->stopAction());
    addSeparator();
    auto* program = new QToolButton;
    program->setIcon(lineIcon(QStringLiteral("menu")));
    program->setMenu(programMenu);
    program->setPopupMode(QToolButton::InstantPopup);
    program->setToolTip(tr("Appearance, help, about"));
    program->setAccessibleName(tr("Program menu"));
    addWidget(program);
    connect(context.training, &TrainingController::stateChanged, this, &RunBar::refresh);
    connect(context.training, &TrainingController::epochsArrived, this, &RunBar::refresh);
    connect(context.actions, &TrainingActions::preparing, this, &RunBar::refresh);
    connect(context.project, &ProjectSession::configChanged, this, &RunBar::refresh);
    connect(context.project, &ProjectSession::closed, this, &RunBar::refresh);
    connect(context.engine, &EngineHolder::ready, this, &RunBar::refresh);
    connect(context.engine, &EngineHolder::failed, this, [this](const QString& message) {
        m_engineTrouble = message;
        refresh();
    });
    refresh();
}

QWidget* RunBar::buildState() {
    auto* part = new QWidget;
    part->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* layout = new QHBoxLayout(part);
    layout->setContentsMargins(grid, 0, pageMargin, 0);
    layout->setSpacing(grid);
    layout->addStretch(1);
    m_stateIcon = new QLabel;
    m_state = new QLabel;
    m_state->setAccessibleName(tr("State"));
    m_state->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    layout->addWidget(m_stateIcon);
    layout->addWidget(m_state);
    return part;
}

QString RunBar::stateWords() const {
    return m_state->text();
}

void RunBar::refresh() {
    const ProjectSession& project = *m_context.project;
    m_project->setText(QLatin1Char(' ') + (project.isOpen() ? project.title() : tr("Project")));
    m_project->setToolTip(project.isOpen() ? QString::fromStdString(toUtf8(project.folder()))
                                           : tr("Open a project"));
    const EngineHolder& engine = *m_context.engine;
    QString device = tr("Engine starting ...");
    if (engine.engine()) {
        device = project.isOpen() ? QString::fromStdString(project.config().training.device)
                                  : QStringLiteral("auto");
        if (device == QLatin1String("auto") && !engine.info().devices.empty())
            device = QString::fromStdString(engine.info().devices.back());
        device = device == QLatin1String("cpu")
                     ? (engine.info().threads == 1 ? tr("CPU, 1 thread")
                                                   : tr("CPU, %1 threads").arg(engine.info().threads))
                     : device.toUpper();
    } else if (!m_engineTrouble.isEmpty() && !engine.isLoading()) {
        device = tr("No engine");
    }
    m_device->setText(device);

    const TrainingController& training = *m_context.training;
    QString words = stateText(training.state());
    if (training.state().state == RunState::Running && training.progress().epochs() > 0)
        words +=
            tr(", epoch %1 of %2").arg(training.progress().epoch() + 1).arg(training.progress().epochs());
    if (!training.isActive() && training.state().state == RunState::Idle && !project.isOpen())
        words = tr("No project open");
    const bool preparing = m_context.actions->preparer().isBusy();
    if (preparing) words = m_context.actions->preparer().words();
    // One line; the whole reason stands in the message bar and the log.
    m_state->setText(fontMetrics().elidedText(words, Qt::ElideRight, 360));
    m_state->setToolTip(words);
    const QIcon icon =
        preparing ? lineIcon(QStringLiteral("recent"), themeColours().accent) : stateIcon(training);
    m_stateIcon->setPixmap(icon.pixmap(QSize(18, 18), devicePixelRatioF()));
}

} // namespace sonorant
