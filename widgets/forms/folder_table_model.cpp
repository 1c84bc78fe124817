// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/grid_model.h"

#include <algorithm>

namespace sonorant {

void FolderTableModel::setValue(const Value& value, const QStringList& headers) {
    beginResetModel();
    m_headers = headers;
    m_rows.clear();
    if (value.isList())
        for (const Value& subset : value.toList()) {
            QStringList row;
            if (subset.isList())
                for (const Value& folder : subset.toList())
                    row << (folder.isText() ? QString::fromStdString(folder.toText()) : QString());
            m_rows.push_back(row);
        }
    endResetModel();
}

Value FolderTableModel::value() const {
    ValueList subsets;
    for (const QStringList& row : m_rows) {
        ValueList folders;
        for (const QString& folder : row)
            folders.emplace_back(folder.toStdString());
        subsets.emplace_back(std::move(folders));
    }
    return Value(std::move(subsets));
}

int FolderTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FolderTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(std::max<qsizetype>(1, m_headers.size()));
}

QVariant FolderTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole)) return {};
    return m_rows[static_cast<std::size_t>(index.row())].value(index.column());
}

bool FolderTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole) return false;
    QStringList& row = m_rows[static_cast<std::size_t>(index.row())];
    const QString folder = value.toString().trimmed();
    if (row.value(index.column()) == folder) return true;
    while (row.size() <= index.column())
        row << QString();
    row[index.column()] = folder;
    // All left empty: the subset has no folders at all.
    if (std::all_of(row.cbegin(), row.cend(), [](const QString& each) { return each.isEmpty(); }))
        row.clear();
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    Q_EMIT edited();
    return true;
}

QVariant FolderTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    return m_headers.isEmpty() ? tr("Folder") : m_headers.value(section);
}

Qt::ItemFlags FolderTableModel::flags(const QModelIndex& index) const {
    return index.isValid() ? GridModel::flags(index) | Qt::ItemIsEditable : Qt::NoItemFlags;
}

void FolderTableModel::addRow() {
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.push_back(m_rows.empty() ? QStringList() : m_rows.back());
    endInsertRows();
    Q_EMIT edited();
}

void FolderTableModel::removeRow(int row) {
    if (!canRemove(row)) return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    Q_EMIT edited();
}

} // namespace sonorant
