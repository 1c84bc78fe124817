// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/document.h"
#include "core/inspect/value_statistics.h"
#include "widgets/inspect/statistics_model.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace sonorant {

class BarPlot;

/// The statistics and the histogram of all values, or of the chosen dimension.
class StatisticsPanel : public QWidget {
    Q_OBJECT
public:
    explicit StatisticsPanel(QWidget* parent = nullptr);

    void setDocument(const DocumentPtr& document);
    /// @param busy they are still being counted
    void setStatistics(const std::optional<DocumentStatistics>& statistics, bool busy);
    void setColumn(std::int64_t column);

    StatisticsModel* model() { return &m_model; }
    QTableView* table() const { return m_table; }
    BarPlot* histogram() const { return m_histogram; }
    QComboBox* scope() const { return m_scope; }
    QString note() const;

Q_SIGNALS:
    void countWanted(); ///< counting was cancelled and shall begin again

private:
    void refresh();
    bool isOfColumn() const;

    StatisticsModel m_model;
    DocumentPtr m_document;
    std::optional<DocumentStatistics> m_statistics;
    std::int64_t m_column = 0;
    bool m_busy = false;
    QComboBox* m_scope;
    QTableView* m_table;
    BarPlot* m_histogram;
    QLabel* m_note;
    QPushButton* m_again;
};

} // namespace sonorant
