// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/data_board.h"
#include "widgets/data/leave_out.h"
#include "widgets/frame/page.h"
#include "widgets/frame/page_context.h"

#include <QTimer>

class QAction;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace sonorant {

class PreviewPanel;
class SummaryPanel;
class UtterancePanel;

/// Page 2: the utterances of all sets, what is wrong with them, and each of them seen and heard.
class DataPage : public Page {
    Q_OBJECT
public:
    /// @param document behind the Configure page: leaving out is one of its steps
    DataPage(const PageContext& context, ConfigDocument& document, QWidget* parent = nullptr);
    ~DataPage() override;

    QString title() const override { return tr("Data"); }
    QString iconName() const override { return QStringLiteral("data"); }
    int number() const override { return 2; }

    DataBoard* board() { return &m_board; }
    LeaveOut* leaving() { return &m_leaving; }
    UtterancePanel* utterances() const { return m_utterances; }
    SummaryPanel* summary() const { return m_summary; }
    PreviewPanel* preview() const { return m_preview; }
    QPushButton* checkButton() const { return m_check; }
    QAction* leaveOutAction() const { return m_leaveOut; }
    QAction* undoAction() const { return m_undo; }
    QAction* redoAction() const { return m_redo; }
    QLabel* totals() const { return m_totals; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeActions();
    QWidget* buildBar();
    QWidget* buildContent();
    QWidget* buildEmptyState();
    void connectBoard();
    void projectChanged();
    void load();
    void showFound();
    void showState();
    void showRow(int row);
    void leaveOutSelected();
    void saveLayout() const;
    QString totalsText() const;

    PageContext m_context;
    DataBoard m_board;
    LeaveOut m_leaving;
    QTimer m_refresh;          ///< what is found arrives faster than it needs to be drawn
    std::string m_fingerprint; ///< of the options that the list depends on
    bool m_stale = true;       ///< to be listed when the page is shown
    QStackedWidget* m_stack;
    UtterancePanel* m_utterances;
    SummaryPanel* m_summary;
    PreviewPanel* m_preview;
    QSplitter *m_columns, *m_rows;
    QPushButton* m_check;
    QLabel* m_totals;
    QAction *m_checkAction = nullptr, *m_leaveOut = nullptr, *m_undo = nullptr, *m_redo = nullptr;
};

} // namespace sonorant
