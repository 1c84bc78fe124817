// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/text_table_model.h"

#include "widgets/theme/theme.h"

#include <QFont>

namespace sonorant {

void TextTableModel::setRows(std::vector<Row> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void TextTableModel::setHeadings(const QStringList& headings) {
    if (headings.size() != m_headings.size()) return;
    m_headings = headings;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, static_cast<int>(m_headings.size()) - 1);
}

int TextTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_headings.size());
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.cells.value(index.column());
    case Qt::ToolTipRole:
        return row.toolTip.isEmpty() ? row.cells.value(index.column()) : row.toolTip;
    case Qt::ForegroundRole:
        return index.column() == 0 ? QVariant(themeColours().muted) : QVariant();
    case Qt::FontRole: {
        if (!row.strong || index.column() == 0) return {};
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    default:
        return {};
    }
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_headings.value(section)) : QVariant();
}

} // namespace sonorant
