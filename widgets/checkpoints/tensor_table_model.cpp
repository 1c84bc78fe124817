// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/tensor_table_model.h"

#include "widgets/checkpoints/checkpoint_text.h"
#include "widgets/theme/theme.h"

#include <QLocale>

#include <functional>
#include <numeric>

namespace sonorant {

namespace {

bool isTextColumn(int column) {
    return column == TensorTableModel::Name || column == TensorTableModel::Shape ||
           column == TensorTableModel::Type;
}

double numberOf(const TensorSummary& tensor, int column) {
    switch (column) {
    case TensorTableModel::Minimum:
        return tensor.minimum;
    case TensorTableModel::Mean:
        return tensor.mean;
    case TensorTableModel::Maximum:
        return tensor.maximum;
    case TensorTableModel::Deviation:
        return tensor.deviation;
    default:
        return static_cast<double>(tensor.nonFinite);
    }
}

QVariant sortValue(const TensorSummary& tensor, int column) {
    if (column == TensorTableModel::Name) return QString::fromStdString(tensor.name);
    if (column == TensorTableModel::Type) return QString::fromStdString(tensor.type);
    if (column == TensorTableModel::Shape)
        return static_cast<qlonglong>(
            std::accumulate(tensor.shape.begin(), tensor.shape.end(), std::int64_t(1), std::multiplies<>()));
    return numberOf(tensor, column);
}

QString display(const TensorSummary& tensor, int column) {
    if (column == TensorTableModel::Name) return QString::fromStdString(tensor.name);
    if (column == TensorTableModel::Type) return QString::fromStdString(tensor.type);
    if (column == TensorTableModel::Shape) return shapeText(tensor.shape);
    if (column == TensorTableModel::NonFinite) return QLocale().toString(qlonglong(tensor.nonFinite));
    return QLocale().toString(numberOf(tensor, column), 'g', 4);
}

} // namespace

void TensorTableModel::setTensors(std::vector<TensorSummary> tensors) {
    beginResetModel();
    m_tensors = std::move(tensors);
    endResetModel();
}

int TensorTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_tensors.size());
}

int TensorTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TensorTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const TensorSummary& row = tensor(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case SortRole:
        return sortValue(row, column);
    case Qt::TextAlignmentRole:
        return int((isTextColumn(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (column == NonFinite && row.nonFinite > 0)
            return lineIcon(QStringLiteral("warning"), curves::warning);
        return {};
    case Qt::ToolTipRole:
        return column == Name ? QVariant(display(row, Name)) : QVariant();
    default:
        return {};
    }
}

QVariant TensorTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole)
        return int((isTextColumn(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == NonFinite) return tr("Values that are NaN or infinite");
    if (role != Qt::DisplayRole) return {};
    const QString names[] = {tr("Tensor"), tr("Shape"),   tr("Type"),      tr("Smallest"),
                             tr("Mean"),   tr("Largest"), tr("Deviation"), tr("Not finite")};
    return names[section];
}

} // namespace sonorant
