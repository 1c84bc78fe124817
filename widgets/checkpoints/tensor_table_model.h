// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/checkpoint_service.h"

#include <QAbstractTableModel>

namespace sonorant {

/// The tensors of a checkpoint in numbers.
class TensorTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Shape, Type, Minimum, Mean, Maximum, Deviation, NonFinite, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1 }; ///< numbers as numbers; a shape by its values

    using QAbstractTableModel::QAbstractTableModel;

    void setTensors(std::vector<TensorSummary> tensors);
    const TensorSummary& tensor(int row) const { return m_tensors[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<TensorSummary> m_tensors;
};

} // namespace sonorant
