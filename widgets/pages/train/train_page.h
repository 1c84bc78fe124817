// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/frame/page.h"
#include "widgets/frame/page_context.h"
#include "widgets/models/run_list_model.h"
#include "widgets/train/run_lister.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace sonorant {

class LogPanel;
class LossPlot;
class ProgressPanel;
class RunBoard;
class RunPanel;

/// Training, live: curves, progress, runs, queue, log.
class TrainPage : public Page {
    Q_OBJECT
public:
    explicit TrainPage(const PageContext& context, QWidget* parent = nullptr);
    ~TrainPage() override;

    QString title() const override { return tr("Train"); }
    QString iconName() const override { return QStringLiteral("train"); }
    int number() const override { return 3; }

    LossPlot* plot() const { return m_plot; }
    RunListModel* runs() { return &m_runs; }
    RunBoard* board() const { return m_board; }
    LogPanel* log() const { return m_log; }
    ProgressPanel* progress() const { return m_progress; }
    RunPanel* runPanel() const { return m_panel; }
    void showRun(const Path& folder);

private:
    QWidget* buildPlotPart();
    QWidget* buildEmptyState();
    void buildSplitters();
    void onProjectOpened();
    void onRunsListed(const std::vector<RunSummary>& runs);
    void refreshState();
    void refreshTitle();
    void saveLayout() const;

    PageContext m_context;
    RunListModel m_runs;
    LossPlot* m_plot;
    RunBoard* m_board;
    ProgressPanel* m_progress;
    LogPanel* m_log;
    RunPanel* m_panel;
    QStackedWidget* m_stack = nullptr;
    QLabel *m_emptyText = nullptr, *m_runTitle = nullptr;
    QPushButton *m_emptyStart = nullptr, *m_emptyOpen = nullptr;
    QSplitter *m_columns = nullptr, *m_rows = nullptr;
    RunLister m_lister;
    bool m_showNewest = false; ///< the next list decides what stands in front
};

} // namespace sonorant
