// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QSortFilterProxyModel>

#include <deque>

namespace sonorant {

/// What a run said, a line per message. The oldest lines give way beyond `limit`.
class LogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Text, ColumnCount };
    enum Role { LevelRole = Qt::UserRole + 1 };

    explicit LogModel(QObject* parent = nullptr, int limit = 20000);

    struct Line {
        QDateTime time; ///< invalid: nobody knows any more
        MessageLevel level = MessageLevel::Info;
        QString text;
    };
    void add(MessageLevel level, const QString& text); ///< of now
    void add(const QList<Line>& lines);
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// The whole log, for the clipboard.
    QString plainText() const;

private:
    std::deque<Line> m_lines;
    int m_limit;
};

/// The lines that hold a text, and are at least this serious.
class LogFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit LogFilter(QObject* parent = nullptr);
    void setText(const QString& text);
    void setLeast(MessageLevel level);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_text;
    MessageLevel m_least = MessageLevel::Info;
};

} // namespace sonorant
