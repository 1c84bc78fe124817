// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/train/progress_panel.h"

#include "widgets/jobs/job_area.h"
#include "widgets/theme/theme.h"
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

ProgressPanel::ProgressPanel(TrainingController* training, QWidget* parent)
    : QFrame(parent), m_training(training) {
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

void ProgressPanel::setSeries(std::shared_ptr<RunSeries> series) {
    m_series = std::move(series);
    refresh();
}

void ProgressPanel::refresh() {
    const RunProgress& progress = m_training->progress();
    const StepRecord& last = progress.last();
    const bool begun = last.step > 0;
    const bool active = m_training->isActive();
    m_epochBar->setValue(begun ? static_cast<int>(progress.epochPart() * 1000) : 0);
    m_runBar->setValue(begun ? static_cast<int>(progress.runPart() * 1000) : 0);
    const QString phase = last.phase == Phase::Train ? tr("step %1 of %2") : tr("validation %1 of %2");
    m_epochWords->setText(begun ? phase.arg(last.batch).arg(last.of) : unknown);
    m_runWords->setText(begun && progress.epochs() > 0
                            ? tr("epoch %1 of %2").arg(progress.epoch() + 1).arg(progress.epochs())
                            : unknown);
    const double speed = progress.audioSpeed();
    m_speed->setText(
        active && speed > 0 ? tr("%1 s/s").arg(QLocale().toString(speed, 'f', speed < 10 ? 2 : 0)) : unknown);
    m_speed->setToolTip(tr("Seconds of audio trained on in a second"));
    const double left = progress.secondsLeft();
    m_left->setText(active && left >= 0 ? durationText(left) : unknown);
    const RunSeries::EpochPoint* best = m_series ? m_series->best() : nullptr;
    if (best) {
        const double loss = std::isfinite(best->validation) ? best->validation : best->train;
        m_best->setText(tr("%1  (%2)").arg(best->epoch + 1).arg(QLocale().toString(loss, 'g', 4)));
    } else {
        m_best->setText(unknown);
    }
    m_rate->setText(begun ? QLocale().toString(last.lr, 'g', 3) : unknown);
}

} // namespace sonorant
