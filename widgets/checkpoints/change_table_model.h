// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/checkpoint_service.h"

#include <QAbstractTableModel>

namespace sonorant {

/// What became of every tensor between two checkpoints, the greatest change first.
class ChangeTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Relative, Largest, Remark, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setTensors(std::vector<TensorChange> tensors);
    const TensorChange& tensor(int row) const { return m_tensors[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString remark(const TensorChange& tensor) const;

    std::vector<TensorChange> m_tensors;
};

} // namespace sonorant
