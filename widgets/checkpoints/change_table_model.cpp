// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/change_table_model.h"

#include "widgets/checkpoints/checkpoint_text.h"
#include "widgets/theme/theme.h"

#include <QLocale>

namespace sonorant {

void ChangeTableModel::setTensors(std::vector<TensorChange> tensors) {
    beginResetModel();
    m_tensors = std::move(tensors);
    endResetModel();
}

int ChangeTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_tensors.size());
}

int ChangeTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ChangeTableModel::remark(const TensorChange& tensor) const {
    switch (tensor.kind) {
    case TensorChange::Kind::ShapeDiffers:
        return tr("other shape: %1 in A, %2 in B")
            .arg(shapeText(tensor.firstShape), shapeText(tensor.secondShape));
    case TensorChange::Kind::OnlyFirst:
        return tr("only in A: %1").arg(shapeText(tensor.firstShape));
    case TensorChange::Kind::OnlySecond:
        return tr("only in B: %1").arg(shapeText(tensor.secondShape));
    case TensorChange::Kind::Both:
        break;
    }
    if (tensor.nonFinite > 0)
        return tr("%1 values not finite").arg(QLocale().toString(qlonglong(tensor.nonFinite)));
    return shapeText(tensor.firstShape);
}

QVariant ChangeTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const TensorChange& row = tensor(index.row());
    const int column = index.column();
    const bool number = column == Relative || column == Largest;
    const bool odd = row.kind != TensorChange::Kind::Both || row.nonFinite > 0;
    switch (role) {
    case Qt::DisplayRole:
        if (column == Name) return QString::fromStdString(row.name);
        if (column == Remark) return remark(row);
        if (row.kind != TensorChange::Kind::Both) return QStringLiteral("–");
        return column == Relative ? changeText(row.relative) : QLocale().toString(row.largest, 'g', 3);
    case Qt::TextAlignmentRole:
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (column == Remark && odd) return lineIcon(QStringLiteral("warning"), curves::warning);
        return {};
    case Qt::ToolTipRole:
        return column == Name ? QString::fromStdString(row.name) : remark(row);
    default:
        return {};
    }
}

QVariant ChangeTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    const bool number = section == Relative || section == Largest;
    if (role == Qt::TextAlignmentRole)
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Relative)
        return tr("Length of the difference of all its values, in parts of the length of A's");
    if (role == Qt::ToolTipRole && section == Largest) return tr("Largest difference of a single value");
    if (role != Qt::DisplayRole) return {};
    const QString names[] = {tr("Tensor"), tr("Change"), tr("Largest"), tr("Shape")};
    return names[section];
}

} // namespace sonorant
