// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/checkpoints/checkpoint_actions.h"
#include "widgets/checkpoints/checkpoint_lister.h"
#include "widgets/checkpoints/checkpoint_table_model.h"
#include "widgets/checkpoints/latest_job.h"
#include "widgets/frame/page.h"
#include "widgets/frame/page_context.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace sonorant {

class CheckpointPanel;
class ComparisonPanel;
class DetailsPanel;

/// Page 4: every checkpoint of every run, what it holds, and what can be done with it. Files of the Python
/// framework are opened by the button, Ctrl+O, or dropped here.
class CheckpointsPage : public Page {
    Q_OBJECT
public:
    explicit CheckpointsPage(const PageContext& context, QWidget* parent = nullptr);
    ~CheckpointsPage() override;

    QString title() const override { return tr("Checkpoints"); }
    QString iconName() const override { return QStringLiteral("checkpoints"); }
    int number() const override { return 4; }
    bool opensFiles() const override { return true; }
    bool knowsFile(const QString& file) const override;
    /// A checkpoint or a folder with some; shown and chosen as soon as it is listed.
    bool openFile(const QString& file) override;

    CheckpointTableModel* checkpoints() { return &m_model; }
    CheckpointActions* commands() const { return m_actions; }
    CheckpointPanel* panel() const { return m_panel; }
    DetailsPanel* details() const { return m_details; }
    ComparisonPanel* comparison() const { return m_comparison; }
    bool isComparing() const;
    /// The two chosen ones, the one saved earlier first.
    void compareChosen();

Q_SIGNALS:
    /// The person wants to hear what this checkpoint generates. @param run the run folder; may be without one
    void generateWanted(const QString& checkpoint, const QString& run);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeOpenActions();
    QPushButton* makeButton(QAction* action);
    QWidget* buildBar();
    QWidget* buildContent();
    QWidget* buildEmptyState();
    void connectParts();
    void projectChanged();
    void takeRuns(const CheckpointRuns& runs);
    void chooseWanted();
    void showEmptyOrList();
    void selectionChanged();
    void readDetails();
    void askForFile();
    void askForFolder();

    static inline const QString splitSetting = QStringLiteral("checkpoints/split");

    PageContext m_context;
    CheckpointTableModel m_model;
    CheckpointLister m_lister;
    LatestJob m_reading, m_comparing;
    QTimer m_readSoon; ///< who goes through the table with the keys wants the last row read
    Path m_wanted;     ///< opened, to be chosen once it is listed
    Path m_read;       ///< whose details are shown, or asked for
    std::chrono::system_clock::time_point m_readWritten;
    bool m_listed = false;
    CheckpointActions* m_actions;
    QAction *m_openFile = nullptr, *m_openFolder = nullptr;
    QStackedWidget *m_stack, *m_lower;
    QLabel* m_emptyText;
    QPushButton *m_emptyButton, *m_generateButton = nullptr;
    CheckpointPanel* m_panel;
    DetailsPanel* m_details;
    ComparisonPanel* m_comparison;
    QSplitter* m_rows;
};

} // namespace sonorant
