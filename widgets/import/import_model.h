// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrate/config_import.h"

#include <QAbstractTableModel>

#include <vector>

namespace sonorant {

/// What becomes of each name of a config.py: first what is lost, then what the new project still needs, then
/// what is carried over, and last the file's own helpers.
class ImportModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { State, Name, Line, Result, ColumnCount };
    enum class Kind { Lost, Needed, Carried, Helper };
    enum Role { KindRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(const ImportReport& report);
    void clear();
    int count(Kind kind) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        Kind kind = Kind::Carried;
        QString name, result, hint;
        int line = 0;             ///< 0: of no line
        bool information = false; ///< of Needed: nothing to do
    };
    void add(const ImportEntry& entry, Kind kind);
    static QString words(const Row& row);

    std::vector<Row> m_rows;
};

} // namespace sonorant
