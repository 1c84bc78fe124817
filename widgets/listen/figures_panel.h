// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listen/figure_board.h"
#include "widgets/listen/figures_model.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace sonorant {

class CheckpointModel;
class MessageArea;

/// The objective figures of what was generated, as a table that can be copied and exported.
class FiguresPanel : public QWidget {
    Q_OBJECT
public:
    /// Of which checkpoints.
    enum Scope { Current, Run, Ticked };

    FiguresPanel(ListenLibrary* library, CheckpointModel* checkpoints, JobArea* jobs, MessageArea* messages,
                 QWidget* parent = nullptr);

    /// The current checkpoint's row; -1: none.
    void setCheckpoint(int row);
    FiguresModel* model() { return &m_model; }
    FigureBoard* board() { return &m_board; }
    QTableView* table() const { return m_table; }
    QComboBox* scopeBox() const { return m_scope; }
    QPushButton* copyButton() const { return m_copy; }
    QPushButton* exportButton() const { return m_export; }
    /// Writes the table. False, having said why, when the file cannot be written.
    bool writeCsv(const QString& file);
    void forget(const Path& generated) { m_board.forget(generated); }
    void clear();

Q_SIGNALS:
    /// A row was chosen: its utterance and checkpoint should be seen and heard.
    void pairChosen(const MeasuredPair& pair);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void collect();
    std::vector<MeasuredPair> pairs() const;
    void addPairs(const ListenRun& run, const ListenCheckpoint& checkpoint,
                  std::vector<MeasuredPair>& pairs) const;
    void showState();
    void chooseFile();

    ListenLibrary* m_library;
    CheckpointModel* m_checkpoints;
    MessageArea* m_messages;
    FigureBoard m_board;
    FiguresModel m_model;
    int m_row = -1;
    QTimer m_delay; ///< rows fly past while an arrow key is held
    QComboBox* m_scope;
    QPushButton *m_copy, *m_export;
    QTableView* m_table;
    QLabel* m_note;
};

} // namespace sonorant
