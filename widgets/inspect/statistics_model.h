// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/value_statistics.h"

#include <QAbstractTableModel>

#include <optional>

namespace sonorant {

/// What is known of values, a line each: how many, NaN, extremes, mean, deviation, percentiles.
class StatisticsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Row {
        Count,
        NotNumbers,
        Infinite,
        Minimum,
        Maximum,
        Mean,
        Deviation,
        Lower,
        Median,
        Upper,
        RowCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setStatistics(std::optional<ValueStatistics> statistics);

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : int(RowCount);
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString valueOf(int row) const;

    std::optional<ValueStatistics> m_statistics;
};

} // namespace sonorant
