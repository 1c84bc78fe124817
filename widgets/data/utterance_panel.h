// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/utterance_filter.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace sonorant {

/// The table of utterances with its filters.
class UtterancePanel : public QWidget {
    Q_OBJECT
public:
    explicit UtterancePanel(UtteranceTableModel* model, QWidget* parent = nullptr);
    ~UtterancePanel() override;

    QTableView* table() const { return m_table; }
    UtteranceFilter* filter() const { return m_filter; }
    QLineEdit* search() const { return m_search; }
    QComboBox* sets() const { return m_sets; }
    QComboBox* states() const { return m_states; }

    /// Row of the model; -1: none.
    int currentRow() const;
    /// Shows and selects it, taking filters away that hide it.
    void setCurrentRow(int row);
    /// Names of the selected rows, each once. @param leftOut which of them: those left out, or the others
    QStringList selectedNames(bool leftOut) const;

Q_SIGNALS:
    void currentChanged(int row);
    void selectionChanged();

private:
    QWidget* buildFilters();
    void buildTable();
    void showCount();
    void fitColumns();

    UtteranceTableModel* m_model;
    UtteranceFilter* m_filter;
    QTableView* m_table;
    QLineEdit* m_search;
    QComboBox *m_sets, *m_states;
    QLabel* m_count;
};

} // namespace sonorant
