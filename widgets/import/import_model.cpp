// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import/import_model.h"

#include "widgets/theme/theme.h"

#include <algorithm>

namespace sonorant {

namespace {

QString fromUtf8(const std::string& text) {
    return QString::fromStdString(text);
}

QIcon iconOf(ImportModel::Kind kind, bool information) {
    switch (kind) {
    case ImportModel::Kind::Lost:
        return lineIcon(QStringLiteral("warning"), curves::onSurface(curves::warning));
    case ImportModel::Kind::Needed:
        return information ? lineIcon(QStringLiteral("info"))
                           : lineIcon(QStringLiteral("warning"), curves::onSurface(curves::warning));
    case ImportModel::Kind::Carried:
        return lineIcon(QStringLiteral("success"), curves::onSurface(curves::best));
    case ImportModel::Kind::Helper:
        break;
    }
    return {};
}

} // namespace

void ImportModel::add(const ImportEntry& entry, Kind kind) {
    Row row;
    row.kind = kind;
    row.name = fromUtf8(entry.name);
    row.line = entry.line;
    row.result =
        kind == Kind::Carried ? fromUtf8(entry.option + " = " + entry.value) : fromUtf8(entry.reason);
    row.hint = kind == Kind::Carried ? fromUtf8(entry.reason) : QString();
    m_rows.push_back(std::move(row));
}

void ImportModel::setReport(const ImportReport& report) {
    beginResetModel();
    m_rows.clear();
    for (const ImportEntry& entry : report.notCarried)
        if (!entry.isHelper) add(entry, Kind::Lost);
    for (const Issue& issue : report.warnings)
        m_rows.push_back({Kind::Needed, fromUtf8(issue.path), fromUtf8(issue.message), fromUtf8(issue.hint),
                          0, issue.severity == Severity::Info});
    for (const ImportEntry& entry : report.carried)
        add(entry, Kind::Carried);
    for (const ImportEntry& entry : report.notCarried)
        if (entry.isHelper) add(entry, Kind::Helper);
    endResetModel();
}

void ImportModel::clear() {
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int ImportModel::count(Kind kind) const {
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [kind](const Row& row) { return row.kind == kind; }));
}

int ImportModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImportModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ImportModel::words(const Row& row) {
    switch (row.kind) {
    case Kind::Lost:
        return tr("Not carried over");
    case Kind::Needed:
        return row.information ? tr("Good to know") : tr("Still missing");
    case Kind::Carried:
        return tr("Carried over");
    case Kind::Helper:
        break;
    }
    return tr("Not needed");
}

QVariant ImportModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == State) return words(row);
        if (index.column() == Name) return row.name;
        if (index.column() == Line) return row.line > 0 ? QVariant(row.line) : QVariant();
        return row.result;
    case Qt::DecorationRole:
        return index.column() == State ? QVariant(iconOf(row.kind, row.information)) : QVariant();
    case Qt::ToolTipRole:
        return row.hint.isEmpty() ? row.result : row.result + QLatin1Char('\n') + row.hint;
    case Qt::TextAlignmentRole:
        return index.column() == Line ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ForegroundRole:
        return row.kind == Kind::Helper ? QVariant(themeColours().muted) : QVariant();
    case KindRole:
        return static_cast<int>(row.kind);
    default:
        return {};
    }
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case State:
        return tr("State");
    case Name:
        return tr("Name");
    case Line:
        return tr("Line");
    case Result:
        return tr("Becomes, or why not");
    default:
        return {};
    }
}

} // namespace sonorant
