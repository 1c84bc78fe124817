// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listen/audition.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSplitter;
class QTableView;

namespace sonorant {

class CheckpointModel;
class Generation;
class ListenLibrary;
class ListenUtteranceFilter;
class ListenUtteranceModel;

/// The left column: which checkpoints, which utterances, and the button that generates.
class GeneratePanel : public QWidget {
    Q_OBJECT
public:
    GeneratePanel(ListenLibrary* library, CheckpointModel* checkpoints, Generation* generation,
                  QWidget* parent = nullptr);
    ~GeneratePanel() override;

    QComboBox* runBox() const { return m_runs; }
    QTableView* checkpointTable() const { return m_checkpointTable; }
    QTableView* utteranceTable() const { return m_utteranceTable; }
    ListenUtteranceModel* utterances() const { return m_utterances; }
    ListenUtteranceFilter* filter() const { return m_filter; }
    QLineEdit* search() const { return m_search; }
    QComboBox* setBox() const { return m_sets; }
    QPushButton* generateButton() const { return m_generate; }
    QLabel* status() const { return m_status; }

    int currentUtterance() const; ///< row of the model; -1: none
    void setCurrentUtterance(int row);
    int currentCheckpoint() const; ///< row; -1: none
    /// Shows this run; its best checkpoint becomes the current one.
    void setRun(int run);
    /// What the button would generate: the ticked utterances, or the current one, with the ticked
    /// checkpoints, or the current one.
    std::vector<AuditionTask> tasks() const;

Q_SIGNALS:
    void runChosen(int run);
    void checkpointChanged(int row);
    void utteranceChanged(int row);
    void generateWanted();

private:
    QWidget* buildCheckpoints();
    QWidget* buildUtterances();
    QWidget* buildAction();
    void prepareTable(QTableView* table, const QString& name);
    void connectParts();
    void listRuns();
    void showState();
    void tickShown(bool ticked);
    bool eventFilter(QObject* watched, QEvent* event) override;

    ListenLibrary* m_library;
    CheckpointModel* m_checkpoints;
    Generation* m_generation;
    ListenUtteranceModel* m_utterances;
    ListenUtteranceFilter* m_filter;
    QComboBox *m_runs, *m_sets;
    QTableView *m_checkpointTable, *m_utteranceTable;
    QLineEdit* m_search;
    QPushButton *m_generate, *m_all;
    QProgressBar* m_bar;
    QLabel* m_status;
    QSplitter* m_lists;
};

} // namespace sonorant
