// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/finding.h"

#include <QAbstractTableModel>

#include <vector>

namespace sonorant {

/// What was found, one row per finding, the worst first.
class FindingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Kind, Utterance, Message, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(std::vector<Finding> findings);
    const Finding& finding(int row) const { return m_findings[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<Finding> m_findings;
};

} // namespace sonorant
