// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/log_model.h"

#include "widgets/theme/theme.h"

#include <QLocale>

#include <algorithm>

namespace sonorant {
namespace {

QString levelText(MessageLevel level) {
    switch (level) {
    case MessageLevel::Info:
        return LogModel::tr("Note");
    case MessageLevel::Warning:
        return LogModel::tr("Warning");
    case MessageLevel::Error:
        return LogModel::tr("Error");
    }
    return {};
}

QString clockOf(const QDateTime& time) {
    return time.isValid() ? time.toString(QStringLiteral("HH:mm:ss")) : QString();
}

QIcon levelIcon(MessageLevel level) {
    if (level == MessageLevel::Warning) return lineIcon(QStringLiteral("warning"), curves::warning);
    if (level == MessageLevel::Error) return lineIcon(QStringLiteral("error"), curves::error);
    return {};
}

} // namespace

LogModel::LogModel(QObject* parent, int limit) : QAbstractTableModel(parent), m_limit(limit) {}

void LogModel::add(MessageLevel level, const QString& text) {
    add({Line{QDateTime::currentDateTime(), level, text}});
}

void LogModel::add(const QList<Line>& lines) {
    const int skipped = std::max(0, static_cast<int>(lines.size()) - m_limit);
    const int count = static_cast<int>(lines.size()) - skipped;
    if (count == 0) return;
    const int surplus = std::min(rowCount(), rowCount() + count - m_limit);
    if (surplus > 0) {
        beginRemoveRows({}, 0, surplus - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + surplus);
        endRemoveRows();
    }
    const int row = rowCount();
    beginInsertRows({}, row, row + count - 1);
    m_lines.insert(m_lines.end(), lines.begin() + skipped, lines.end());
    endInsertRows();
}

void LogModel::clear() {
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int LogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Time ? clockOf(line.time) : line.text;
    case Qt::AccessibleTextRole:
        return levelText(line.level) + QStringLiteral(": ") + line.text;
    case Qt::ToolTipRole:
        return index.column() == Time && line.time.isValid() ? QLocale().toString(line.time) : line.text;
    case Qt::DecorationRole:
        return index.column() == Text ? QVariant(levelIcon(line.level)) : QVariant();
    case Qt::FontRole:
        return logFont();
    case Qt::ForegroundRole:
        return index.column() == Time ? QVariant(themeColours().muted) : QVariant();
    case LevelRole:
        return static_cast<int>(line.level);
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Time ? tr("Time") : tr("Message");
}

QString LogModel::plainText() const {
    QString text;
    for (const Line& line : m_lines)
        text += (line.time.isValid() ? line.time.toString(Qt::ISODate) + QLatin1Char(' ') : QString()) +
                levelText(line.level) + QStringLiteral(": ") + line.text + QLatin1Char('\n');
    return text;
}

LogFilter::LogFilter(QObject* parent) : QSortFilterProxyModel(parent) {}

void LogFilter::setText(const QString& text) {
    m_text = text.trimmed();
    invalidateFilter();
}

void LogFilter::setLeast(MessageLevel level) {
    m_least = level;
    invalidateFilter();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex index = sourceModel()->index(row, LogModel::Text, parent);
    if (index.data(LogModel::LevelRole).toInt() < static_cast<int>(m_least)) return false;
    return m_text.isEmpty() || index.data().toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace sonorant
