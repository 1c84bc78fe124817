// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/grid_model.h"

namespace sonorant {

QString NameListModel::kindText(Kind kind) {
    switch (kind) {
    case Kind::AllFiles:
        return tr("Every file");
    case Kind::File:
        return tr("List file");
    case Kind::Names:
        return tr("Names");
    }
    return {};
}

void NameListModel::setValue(const Value& value) {
    beginResetModel();
    m_rows.clear();
    if (value.isList())
        for (const Value& item : value.toList()) {
            Row row;
            if (item.isText()) {
                row.file = QString::fromStdString(item.toText());
                if (row.file.isEmpty()) row.kind = Kind::AllFiles;
            } else if (item.isList()) {
                row.kind = item.toList().empty() ? Kind::AllFiles : Kind::Names;
                for (const Value& name : item.toList())
                    if (name.isText()) row.names << QString::fromStdString(name.toText());
            }
            m_rows.push_back(row);
        }
    endResetModel();
}

Value NameListModel::value() const {
    ValueList list;
    for (const Row& row : m_rows) {
        if (row.kind == Kind::File) {
            list.emplace_back(row.file.toStdString());
        } else if (row.kind == Kind::AllFiles) {
            list.emplace_back("");
        } else {
            ValueList names;
            for (const QString& name : row.names)
                names.emplace_back(name.toStdString());
            list.emplace_back(std::move(names));
        }
    }
    return Value(std::move(list));
}

int NameListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int NameListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NameListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (index.column() == Source) {
        if (role == Qt::DisplayRole) return kindText(row.kind);
        if (role == Qt::EditRole) return static_cast<int>(row.kind);
        return {};
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
    if (row.kind == Kind::File) return row.file;
    if (row.kind == Kind::Names) return row.names.join(QStringLiteral(", "));
    return role == Qt::DisplayRole ? tr("of the first input folder") : QString();
}

bool NameListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole) return false;
    Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (index.column() == Source) {
        const auto kind = static_cast<Kind>(value.toInt());
        if (kind == row.kind) return true;
        row.kind = kind;
    } else if (row.kind == Kind::Names) {
        QStringList names;
        for (const QString& name : value.toString().split(QLatin1Char(','), Qt::SkipEmptyParts))
            if (!name.trimmed().isEmpty()) names << name.trimmed();
        if (names == row.names) return true;
        row.names = names;
    } else {
        const QString file = value.toString().trimmed();
        if (row.kind == Kind::File && file == row.file) return true;
        row.file = file;
        row.kind = file.isEmpty() ? Kind::AllFiles : Kind::File;
    }
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    Q_EMIT edited();
    return true;
}

QVariant NameListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    return section == Source ? tr("Utterances from") : tr("File, or names with commas between");
}

Qt::ItemFlags NameListModel::flags(const QModelIndex& index) const {
    return index.isValid() ? GridModel::flags(index) | Qt::ItemIsEditable : Qt::NoItemFlags;
}

void NameListModel::addRow() {
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.push_back({Kind::AllFiles, {}, {}});
    endInsertRows();
    Q_EMIT edited();
}

void NameListModel::removeRow(int row) {
    if (!canRemove(row)) return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    Q_EMIT edited();
}

GridModel::PathKind NameListModel::pathKind(const QModelIndex& index) const {
    if (!index.isValid() || index.column() != Content) return PathKind::None;
    return m_rows[static_cast<std::size_t>(index.row())].kind == Kind::Names ? PathKind::None
                                                                             : PathKind::File;
}

} // namespace sonorant
