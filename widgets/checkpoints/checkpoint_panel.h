// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/checkpoints/checkpoint_filter.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace sonorant {

/// The table of checkpoints with its filters.
class CheckpointPanel : public QWidget {
    Q_OBJECT
public:
    explicit CheckpointPanel(CheckpointTableModel* model, QWidget* parent = nullptr);
    ~CheckpointPanel() override;

    QTableView* table() const { return m_table; }
    CheckpointFilter* filter() const { return m_filter; }
    QLineEdit* search() const { return m_search; }
    QComboBox* marks() const { return m_marks; }

    /// In the order of the table.
    std::vector<ListedCheckpoint> selected() const;
    /// Shows and selects it alone, taking filters away that hide it. False when it is not listed.
    bool select(const Path& file);

Q_SIGNALS:
    void selectionChanged();

private:
    QWidget* buildFilters();
    void buildTable();
    void fitColumns();
    void showCount();

    CheckpointTableModel* m_model;
    CheckpointFilter* m_filter;
    QTableView* m_table;
    QLineEdit* m_search;
    QComboBox* m_marks;
    QLabel* m_count;
};

} // namespace sonorant
