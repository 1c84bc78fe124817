// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/trained_options.h"
#include "widgets/checkpoints/checkpoint_table_model.h"
#include "widgets/checkpoints/tensor_table_model.h"
#include "widgets/checkpoints/text_table_model.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace sonorant {

class BarPlot;

/// Everything that is known of a checkpoint and the run that saved it.
struct CheckpointDetails {
    CheckpointSummary summary;
    std::vector<OptionPair> options; ///< of the run; empty where nobody knows
    std::string optionsTrouble;      ///< why not
};

/// One checkpoint looked into: its state, its tensors with the histogram of the chosen one, and the options
/// that it was trained with.
class DetailsPanel : public QWidget {
    Q_OBJECT
public:
    enum Tab { Tensors, State, Options };

    explicit DetailsPanel(QWidget* parent = nullptr);
    ~DetailsPanel() override;

    /// Names the checkpoint; its details follow.
    void begin(const ListedCheckpoint& checkpoint);
    void show(CheckpointDetails details);
    /// Says this instead: what is waited for, what went wrong, that nothing is chosen.
    void say(const QString& text, const QString& hint = {});
    void clear(const QString& text); ///< nothing is chosen

    void showTab(Tab tab);
    TensorTableModel* tensors() { return &m_tensors; }
    TextTableModel* facts() { return &m_facts; }
    TextTableModel* options() { return &m_options; }
    QTableView* tensorTable() const { return m_tensorTable; }
    BarPlot* histogram() const { return m_histogram; }
    QCheckBox* onlyChanged() const { return m_onlyChanged; }
    QString heading() const;
    QString said() const; ///< empty while details are shown

private:
    QWidget* buildTensors();
    QWidget* buildState();
    QWidget* buildOptions();
    void showTensor();
    void listOptions();

    TensorTableModel m_tensors;
    TextTableModel m_facts, m_options;
    CheckpointDetails m_details;
    QLabel *m_heading, *m_place, *m_said, *m_noOptions = nullptr;
    QTabBar* m_tabs;
    QStackedWidget *m_stack, *m_optionsStack = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    QTableView *m_tensorTable, *m_factTable, *m_optionTable;
    QPlainTextEdit* m_rows;
    BarPlot* m_histogram;
    QLabel* m_tensorName;
    QCheckBox* m_onlyChanged;
};

} // namespace sonorant
