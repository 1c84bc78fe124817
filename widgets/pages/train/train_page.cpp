// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/train/train_page.h"

#include "widgets/frame/message_area.h"
#include "widgets/pages/train/log_panel.h"
#include "widgets/pages/train/plot_tools.h"
#include "widgets/pages/train/progress_panel.h"
#include "widgets/pages/train/run_panel.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/elided_label.h"
#include "widgets/theme/theme.h"
#include "widgets/train/run_board.h"
#include "widgets/train/training_actions.h"
#include "widgets/train/training_controller.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <memory>
#include <utility>

namespace sonorant {
namespace {

QString statusText(const RunStatus& status) {
    switch (status.kind) {
    case RunStatus::Kind::Unknown:
        return {};
    case RunStatus::Kind::Running:
        return status.host.empty() ? TrainPage::tr("training")
                                   : TrainPage::tr("training on %1").arg(QString::fromStdString(status.host));
    case RunStatus::Kind::Interrupted:
        return TrainPage::tr("interrupted");
    case RunStatus::Kind::Finished:
        return TrainPage::tr("finished");
    case RunStatus::Kind::EarlyStopped:
        return TrainPage::tr("stopped early");
    case RunStatus::Kind::Stopped:
        return TrainPage::tr("stopped");
    case RunStatus::Kind::Failed:
        return TrainPage::tr("failed");
    }
    return {};
}

} // namespace

TrainPage::TrainPage(const PageContext& context, QWidget* parent)
    : Page(parent), m_context(context), m_plot(new LossPlot),
      m_board(new RunBoard(context.training, &m_runs, m_plot, this)),
      m_progress(new ProgressPanel(context.training, m_board)), m_log(new LogPanel(context.training)),
      m_panel(new RunPanel(context, &m_runs)) {
    buildSplitters();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(12);
    layout->addWidget(m_progress);
    layout->addWidget(m_rows, 1);
    connect(m_context.project, &ProjectSession::opened, this, &TrainPage::onProjectOpened);
    connect(m_context.project, &ProjectSession::closed, this, &TrainPage::onProjectOpened);
    connect(m_context.training, &TrainingController::stateChanged, this, &TrainPage::refreshState);
    connect(m_context.training, &TrainingController::started, this, [this] { m_showNewest = false; });
    connect(m_context.training, &TrainingController::ended, &m_lister, &RunLister::refresh);
    connect(m_context.training, &TrainingController::epochsArrived, &m_lister, &RunLister::refresh);
    connect(&m_lister, &RunLister::listed, this, &TrainPage::onRunsListed);
    connect(m_panel, &RunPanel::showWanted, this, &TrainPage::showRun);
    connect(m_panel, &RunPanel::addWanted, this, [this](const Path& folder) {
        m_lister.addRun(folder);
        showRun(folder);
    });
    connect(m_board, &RunBoard::frontChanged, this, &TrainPage::refreshState);
    connect(m_board, &RunBoard::frontProgressed, this, &TrainPage::refreshTitle);
    connect(m_context.actions, &TrainingActions::preparing, this, &TrainPage::refreshState);
    // It may hear of a project after this page does.
    QAction* const start = m_context.actions->startAction();
    connect(start, &QAction::changed, m_emptyStart,
            [this, start] { m_emptyStart->setEnabled(start->isEnabled()); });
    connect(m_board, &RunBoard::readingFailed, this, [this](const QString& message, const QString& hint) {
        m_context.messages->show(QStringLiteral("reading"), Notice{NoticeKind::Warning, message, hint, {}});
    });
    onProjectOpened();
}

TrainPage::~TrainPage() {
    saveLayout();
}

void TrainPage::buildSplitters() {
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(pageMargin);
    m_columns->addWidget(buildPlotPart());
    m_columns->addWidget(m_panel);
    m_columns->setStretchFactor(0, 1);
    m_columns->setSizes({760, 340});
    m_panel->setMinimumWidth(280);
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(12);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_log);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({520, 110});
    m_log->setMinimumHeight(84);
    const QSettings settings;
    m_columns->restoreState(settings.value(QStringLiteral("train/columns")).toByteArray());
    m_rows->restoreState(settings.value(QStringLiteral("train/rows")).toByteArray());
}

void TrainPage::saveLayout() const {
    QSettings settings;
    settings.setValue(QStringLiteral("train/columns"), m_columns->saveState());
    settings.setValue(QStringLiteral("train/rows"), m_rows->saveState());
}

QWidget* TrainPage::buildPlotPart() {
    auto* full = new QWidget;
    auto* layout = new QVBoxLayout(full);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid);
    m_runTitle = new ElidedLabel;
    m_runTitle->setFont(std::unique_ptr<QLabel>(makeHeading({}))->font());
    layout->addWidget(new PlotTools(m_plot, m_context.messages, m_runTitle));
    auto* frame = new QFrame;
    setRole(frame, "surface");
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(grid, grid, grid, 4);
    inside->addWidget(m_plot);
    layout->addWidget(frame, 1);
    m_stack = new QStackedWidget;
    m_stack->addWidget(full);
    m_stack->addWidget(buildEmptyState());
    m_stack->setMinimumWidth(460);
    return m_stack;
}

QWidget* TrainPage::buildEmptyState() {
    auto* empty = new QFrame;
    setRole(empty, "surface");
    auto* layout = new QVBoxLayout(empty);
    layout->setSpacing(grid * 2);
    layout->addStretch(1);
    auto* icon = new QLabel;
    icon->setPixmap(
        lineIcon(QStringLiteral("train"), themeColours().muted).pixmap(QSize(48, 48), devicePixelRatioF()));
    layout->addWidget(icon, 0, Qt::AlignHCenter);
    m_emptyText = makeMuted({});
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    layout->addWidget(m_emptyText); // an alignment here would keep it as high as one line
    m_emptyStart = new QPushButton(tr("Start training"));
    setRole(m_emptyStart, "primary");
    connect(m_emptyStart, &QPushButton::clicked, m_context.actions, &TrainingActions::startOrResume);
    m_emptyOpen = new QPushButton(tr("Open a project"));
    setRole(m_emptyOpen, "primary");
    connect(m_emptyOpen, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted(0); });
    layout->addWidget(m_emptyStart, 0, Qt::AlignHCenter);
    layout->addWidget(m_emptyOpen, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    return empty;
}

void TrainPage::onProjectOpened() {
    m_board->clear();
    m_runs.setRuns({});
    m_showNewest = m_context.project->isOpen();
    m_lister.setProject(m_context.project->isOpen() ? m_context.project->folder() : Path());
    refreshState();
}

void TrainPage::onRunsListed(const std::vector<RunSummary>& runs) {
    m_runs.setRuns(runs);
    if (std::exchange(m_showNewest, false) && m_board->isEmpty() && !runs.empty())
        showRun(runs.front().folder);
}

void TrainPage::showRun(const Path& folder) {
    if (!folder.empty()) m_board->show(folder);
}

void TrainPage::refreshState() {
    const bool open = m_context.project->isOpen();
    m_stack->setCurrentIndex(m_board->isEmpty() ? 1 : 0);
    m_emptyText->setText(open ? tr("The curves of the training will appear here.")
                              : tr("Open a project to train its model and watch it here."));
    m_emptyStart->setVisible(open);
    m_emptyStart->setEnabled(m_context.actions->startAction()->isEnabled());
    m_emptyOpen->setVisible(!open);
    // What trains here is logged as it is said; any other run by its own files.
    m_log->showRun(m_board->isFrontLive() ? Path() : m_board->frontFolder());
    refreshTitle();
}

/// The run in front and, when it is not ours, how it stands.
void TrainPage::refreshTitle() {
    const Path& folder = m_board->frontFolder();
    QString title = folder.empty() ? tr("New run") : runTitle(toUtf8(folder.filename()));
    const RunStatus* const status = m_board->followedStatus();
    QString tip = QString::fromStdString(toUtf8(folder));
    if (status && !m_board->isFrontOurs()) {
        if (const QString words = statusText(*status); !words.isEmpty())
            title += QStringLiteral("  ·  ") + words;
        if (!status->message.empty()) tip += QLatin1Char('\n') + QString::fromStdString(status->message);
    }
    m_runTitle->setText(title);
    m_runTitle->setToolTip(tip);
}

} // namespace sonorant
