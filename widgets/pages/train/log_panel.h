// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/log_model.h"

#include <QWidget>

class QTableView;

namespace sonorant {

class TrainingController;

/// The run's log with its filter.
class LogPanel : public QWidget {
    Q_OBJECT
public:
    LogPanel(TrainingController* training, QWidget* parent = nullptr);

    LogModel* model() { return &m_model; }

private:
    void listen(TrainingController* training);
    void buildView();
    QWidget* buildTools();

    LogModel m_model;
    LogFilter m_filter;
    QTableView* m_view;
};

} // namespace sonorant
