// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/train/run_panel.h"

#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"
#include "widgets/train/run_queue.h"
#include "widgets/train/training_actions.h"
#include "widgets/train/training_controller.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace sonorant {
namespace {

/// Room at both ends of a cell: numbers that stand right must not touch the border.
class RoomyDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem inner(option);
        if (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) inner.rect.adjust(0, 0, -grid, 0);
        if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, themeColours().selected);
        QStyledItemDelegate::paint(painter, inner, index);
    }
};

QPushButton* makeButton(const QString& text, const QString& help) {
    auto* button = new QPushButton(text);
    button->setToolTip(help);
    return button;
}

} // namespace

RunPanel::RunPanel(const PageContext& context, RunListModel* runs, QWidget* parent)
    : QWidget(parent), m_context(context), m_runs(runs) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid * 2);
    layout->addWidget(buildRuns(), 3);
    layout->addWidget(buildQueue(), 2);
    connect(m_context.training, &TrainingController::stateChanged, this, &RunPanel::refreshButtons);
    connect(m_context.project, &ProjectSession::configChanged, this, &RunPanel::refreshButtons);
    connect(m_context.queue, &RunQueue::changed, this, &RunPanel::refreshButtons);
    connect(m_runs, &QAbstractItemModel::modelReset, this, &RunPanel::refreshButtons);
    // After the view's own: it forgets its selection with the old list.
    connect(m_runs, &QAbstractItemModel::modelReset, this, &RunPanel::selectStopped);
    connect(m_context.training, &TrainingController::forgotten, this, [this] { m_stopped.clear(); });
    connect(m_context.training, &TrainingController::started, this, [this] { m_stopped.clear(); });
    connect(m_context.training, &TrainingController::ended, this, [this](const TrainingOutcome& outcome) {
        if (outcome.kind != TrainingOutcome::Kind::Stopped) return;
        m_stopped = outcome.runFolder;
        selectStopped();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RunPanel::refreshButtons);
    connect(m_queueView->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RunPanel::refreshButtons);
    refreshButtons();
}

QWidget* RunPanel::buildRuns() {
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid);
    layout->addWidget(makeHeading(tr("Runs")));
    m_noRuns = makeMuted(
        tr("The runs of this project will be listed here. Tick one to lay its curves over the others."));
    m_noRuns->setWordWrap(true);
    layout->addWidget(m_noRuns, 1, Qt::AlignTop);
    m_view = new QTableView;
    m_view->setModel(m_runs);
    m_view->setItemDelegate(new RoomyDelegate(m_view));
    m_view->setAccessibleName(tr("Runs of the project"));
    m_view->setShowGrid(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setTextElideMode(Qt::ElideMiddle); // runs of one name differ by the time at the end
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_view->horizontalHeader()->setSectionResizeMode(RunListModel::Name, QHeaderView::Stretch);
    m_view->horizontalHeader()->setSectionResizeMode(RunListModel::Epochs, QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(RunListModel::BestLoss, QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setHighlightSections(false);
    layout->addWidget(m_view, 1);
    connect(m_view, &QTableView::activated, this, [this] { Q_EMIT showWanted(selected()); });

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(grid);
    m_show = makeButton(tr("Show"), tr("Put this run in front, and follow it while it is written (Enter)"));
    m_continue = makeButton(tr("Continue"), tr("Train on from the newest checkpoint of this run"));
    QPushButton* other =
        makeButton(tr("Open ..."), tr("Show a run that lies elsewhere, also while it is written"));
    other->setAccessibleName(tr("Open a run that lies elsewhere"));
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT showWanted(selected()); });
    connect(m_continue, &QPushButton::clicked, this, [this] { m_context.actions->continueRun(selected()); });
    connect(other, &QPushButton::clicked, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Open the folder of a run"));
        if (!folder.isEmpty()) Q_EMIT addWanted(folder.toStdString());
    });
    buttons->addWidget(m_show);
    buttons->addWidget(m_continue);
    buttons->addStretch(1);
    buttons->addWidget(other);
    layout->addLayout(buttons);
    return part;
}

QWidget* RunPanel::buildQueue() {
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid);
    layout->addWidget(makeHeading(tr("Queue")));
    m_noQueue =
        makeMuted(tr("Change an option and add the project here: queued runs train one after another."));
    m_noQueue->setWordWrap(true);
    layout->addWidget(m_noQueue, 1, Qt::AlignTop);
    m_queueView = new QListView;
    m_queueView->setModel(m_context.queue);
    m_queueView->setAccessibleName(tr("Queued runs"));
    layout->addWidget(m_queueView, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(grid);
    m_add = makeButton(tr("Add to queue"), tr("Queue the project as it is configured now"));
    m_remove = makeButton(tr("Remove"), tr("Take the selected run out of the queue"));
    connect(m_add, &QPushButton::clicked, m_context.actions, &TrainingActions::addToQueue);
    connect(m_remove, &QPushButton::clicked, this,
            [this] { m_context.queue->removeAt(m_queueView->currentIndex().row()); });
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    return part;
}

Path RunPanel::selected() const {
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? Path(current.data(RunListModel::FolderRole).toString().toStdString()) : Path();
}

/// What was stopped may be wanted again: Continue is one key away then.
void RunPanel::selectStopped() {
    const int row = m_stopped.empty() ? -1 : m_runs->rowOf(m_stopped);
    if (row < 0) return;
    m_stopped.clear();
    m_view->setCurrentIndex(m_runs->index(row, RunListModel::Name));
}

void RunPanel::refreshButtons() {
    const Path run = selected();
    const bool any = m_runs->rowCount() > 0;
    const TrainingController& training = *m_context.training;
    m_noRuns->setVisible(!any);
    m_view->setVisible(any);
    m_show->setEnabled(!run.empty() && run != m_runs->front());
    m_continue->setEnabled(!run.empty() && training.hasService() && !training.isActive() &&
                           m_context.project->isOpen());
    const bool queued = !m_context.queue->isEmpty();
    m_noQueue->setVisible(!queued);
    m_queueView->setVisible(queued);
    m_add->setEnabled(m_context.project->isOpen() && training.hasService());
    m_remove->setEnabled(queued && m_queueView->currentIndex().isValid());
}

} // namespace sonorant
