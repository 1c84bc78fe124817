// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/trained_options.h"
#include "widgets/checkpoints/change_table_model.h"
#include "widgets/checkpoints/checkpoint_table_model.h"
#include "widgets/checkpoints/text_table_model.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;

namespace sonorant {

struct CheckpointDifference {
    CheckpointComparison weights;
    std::vector<OptionPair> options; ///< that differ
    std::string optionsTrouble;      ///< why they could not be compared
};

/// Two checkpoints beside each other: which options differ, and how far every tensor has moved.
class ComparisonPanel : public QWidget {
    Q_OBJECT
public:
    explicit ComparisonPanel(QWidget* parent = nullptr);
    ~ComparisonPanel() override;

    void begin(const ListedCheckpoint& first, const ListedCheckpoint& second);
    void show(const CheckpointDifference& difference);
    void say(const QString& text, const QString& hint = {});

    ChangeTableModel* weights() { return &m_weights; }
    TextTableModel* options() { return &m_options; }
    QString heading() const;
    QString summary() const;
    QString optionsRemark() const;
    QString said() const; ///< empty while a comparison is shown

Q_SIGNALS:
    void closed();

private:
    QWidget* buildTables();

    ChangeTableModel m_weights;
    TextTableModel m_options;
    QLabel *m_heading, *m_summary, *m_said, *m_optionsRemark;
    QStackedWidget *m_stack, *m_optionsStack;
    QTableView *m_weightTable, *m_optionTable;
};

} // namespace sonorant
