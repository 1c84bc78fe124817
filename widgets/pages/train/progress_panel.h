// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace sonorant {

class RunBoard;
class RunProgress;
class TrainingController;

/// How far, how fast, how long still: the strip over the plot.
class ProgressPanel : public QFrame {
    Q_OBJECT
public:
    /// Shows the run that stands in front on `board`: what trains here, or what is read from its folder.
    ProgressPanel(TrainingController* training, RunBoard* board, QWidget* parent = nullptr);

    void refresh();
    QString timeLeftText() const;
    QString runText() const; ///< "epoch 3 of 50"

private:
    const RunProgress& progress() const;
    bool isTraining() const;
    void showFigures(const RunProgress& progress, bool training);
    QLabel* addFigure(QGridLayout* layout, int column, const QString& name);
    QProgressBar* addBar(QGridLayout* layout, int row, const QString& name, QLabel*& words);

    TrainingController* m_training;
    RunBoard* m_board;
    QLabel *m_epochWords = nullptr, *m_runWords = nullptr;
    QProgressBar *m_epochBar = nullptr, *m_runBar = nullptr;
    QLabel *m_speed = nullptr, *m_left = nullptr, *m_best = nullptr, *m_rate = nullptr;
};

} // namespace sonorant
