// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/run_series.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace sonorant {

class TrainingController;

/// How far, how fast, how long still: the strip over the plot.
class ProgressPanel : public QFrame {
    Q_OBJECT
public:
    ProgressPanel(TrainingController* training, QWidget* parent = nullptr);

    /// The run in front, for the best epoch; may be nullptr.
    void setSeries(std::shared_ptr<RunSeries> series);
    void refresh();

private:
    QLabel* addFigure(QGridLayout* layout, int column, const QString& name);
    QProgressBar* addBar(QGridLayout* layout, int row, const QString& name, QLabel*& words);

    TrainingController* m_training;
    std::shared_ptr<RunSeries> m_series;
    QLabel *m_epochWords = nullptr, *m_runWords = nullptr;
    QProgressBar *m_epochBar = nullptr, *m_runBar = nullptr;
    QLabel *m_speed = nullptr, *m_left = nullptr, *m_best = nullptr, *m_rate = nullptr;
};

} // namespace sonorant
