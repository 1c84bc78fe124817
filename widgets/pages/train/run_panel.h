// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/frame/page_context.h"
#include "widgets/models/run_list_model.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QTableView;

namespace sonorant {

/// The runs of the project with their ticks, and the queue of those to come.
class RunPanel : public QWidget {
    Q_OBJECT
public:
    RunPanel(const PageContext& context, RunListModel* runs, QWidget* parent = nullptr);

    QTableView* runView() const { return m_view; }

Q_SIGNALS:
    void showWanted(const Path& folder);
    void addWanted(const Path& folder); ///< a run that lies elsewhere

private:
    QWidget* buildRuns();
    QWidget* buildQueue();
    void refreshButtons();
    void selectStopped();
    Path selected() const;

    PageContext m_context;
    RunListModel* m_runs;
    QTableView* m_view = nullptr;
    QLabel* m_noRuns = nullptr;
    QPushButton *m_show = nullptr, *m_continue = nullptr;
    QListView* m_queueView = nullptr;
    QLabel* m_noQueue = nullptr;
    Path m_stopped; ///< to be selected once it is listed
    QPushButton *m_add = nullptr, *m_remove = nullptr;
};

} // namespace sonorant
