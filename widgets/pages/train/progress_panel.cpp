// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/train/progress_panel.h"

#include "widgets/jobs/job_area.h"
#include "widgets/theme/theme.h"
#include "widgets/train/run_board.h"
#include "widgets/train/training_controller.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>

#include <cmath>

namespace sonorant {
namespace {

const QString unknown = QStringLiteral("–");

} // namespace

ProgressPanel::ProgressPanel(TrainingController* training, RunBoard* board, QWidget* parent)
    : QFrame(parent), m_training(training), m_board(board) {
    setRole(this, "surface");
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(pageMargin, 12, pageMargin, 12);
    layout->setHorizontalSpacing(12);
    layout->setVerticalSpacing(6);
    m_epochBar = addBar(layout, 0, tr("Epoch"), m_epochWords);
    m_runBar = addBar(layout, 1, tr("Run"), m_runWords);
    layout->setColumnStretch(1, 1);
    layout->setColumnMinimumWidth(3, pageMargin);
    m_speed = addFigure(layout, 4, tr("Speed"));
    m_left = addFigure(layout, 5, tr("Time left"));
    m_best = addFigure(layout, 6, tr("Best epoch"));
    m_rate = addFigure(layout, 7, tr("Learning rate"));
    connect(training, &TrainingController::drained, this, &ProgressPanel::refresh);
    connect(training, &TrainingController::stateChanged, this, &ProgressPanel::refresh);
    connect(board, &RunBoard::frontChanged, this, &ProgressPanel::refresh);
    connect(board, &RunBoard::frontProgressed, this, &ProgressPanel::refresh);
    refresh();
}

QProgressBar* ProgressPanel::addBar(QGridLayout* layout, int row, const QString& name, QLabel*& words) {
    auto* bar = new QProgressBar;
    bar->setRange(0, 1000);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Progress of the %1").arg(name.toLower()));
    words = new QLabel;
    words->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("validation 0000 of 0000")));
    layout->addWidget(makeMuted(name), row, 0);
    layout->addWidget(bar, row, 1, Qt::AlignVCenter);
    layout->addWidget(words, row, 2);
    return bar;
}

QLabel* ProgressPanel::addFigure(QGridLayout* layout, int column, const QString& name) {
    auto* value = new QLabel(unknown);
    setRole(value, "figure");
    value->setAccessibleName(name);
    value->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("00 min 00 s")) + grid);
    layout->addWidget(makeMuted(name), 0, column);
    layout->addWidget(value, 1, column);
    return value;
}

/// Of what trains here where that stands in front or nothing does, else of what is followed.
const RunProgress& ProgressPanel::progress() const {
    const RunProgress* const followed = m_board->followedProgress();
    return followed && !m_board->isFrontOurs() ? *followed : m_training->progress();
}

bool ProgressPanel::isTraining() const {
    const RunStatus* const status = m_board->followedStatus();
    if (status && !m_board->isFrontOurs()) return status->kind == RunStatus::Kind::Running;
    return m_training->isActive();
}

QString ProgressPanel::timeLeftText() const {
    return m_left->text();
}

QString ProgressPanel::runText() const {
    return m_runWords->text();
}

void ProgressPanel::refresh() {
    const RunProgress& shown = progress();
    const StepRecord& last = shown.last();
    const bool begun = last.step > 0;
    m_epochBar->setValue(begun ? static_cast<int>(shown.epochPart() * 1000) : 0);
    m_runBar->setValue(begun ? static_cast<int>(shown.runPart() * 1000) : 0);
    const QString phase = last.phase == Phase::Train ? tr("step %1 of %2") : tr("validation %1 of %2");
    m_epochWords->setText(begun ? phase.arg(last.batch).arg(last.of) : unknown);
    QString run = unknown;
    if (begun) // a run of another program does not say how many there will be
        run = shown.epochs() > 0 ? tr("epoch %1 of %2").arg(shown.epoch() + 1).arg(shown.epochs())
                                 : tr("epoch %1").arg(shown.epoch() + 1);
    m_runWords->setText(run);
    showFigures(shown, isTraining());
}

void ProgressPanel::showFigures(const RunProgress& shown, bool training) {
    const double speed = shown.audioSpeed();
    m_speed->setText(training && speed > 0
                         ? tr("%1 s/s").arg(QLocale().toString(speed, 'f', speed < 10 ? 2 : 0))
                         : unknown);
    m_speed->setToolTip(tr("Seconds of audio trained on in a second"));
    const double left = shown.secondsLeft();
    m_left->setText(training && left >= 0 ? durationText(left) : unknown);
    const RunSeries::EpochPoint* best = m_board->front() ? m_board->front()->best() : nullptr;
    if (best) {
        const double loss = std::isfinite(best->validation) ? best->validation : best->train;
        m_best->setText(tr("%1  (%2)").arg(best->epoch + 1).arg(QLocale().toString(loss, 'g', 4)));
    } else {
        m_best->setText(unknown);
    }
    m_rate->setText(shown.last().step > 0 ? QLocale().toString(shown.last().lr, 'g', 3) : unknown);
}

} // namespace sonorant
