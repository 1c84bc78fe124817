// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/value.h"

#include <QAbstractTableModel>
#include <QString>

#include <functional>
#include <vector>

namespace sonorant {

/// A small table that is edited in a form: rows can be added and removed, some cells hold paths.
class GridModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class PathKind { None, File, Folder };

    using QAbstractTableModel::QAbstractTableModel;

    virtual void addRow() = 0;
    virtual void removeRow(int row) = 0;
    virtual bool canRemove(int row) const { return row >= 0 && row < rowCount(); }
    virtual PathKind pathKind(const QModelIndex&) const { return PathKind::None; }

Q_SIGNALS:
    /// The person changed something here.
    void edited();
};

/// For each subset one folder per feature: [["mfbsp", "f0"], ...]. An empty row is a subset without folders.
class FolderTableModel : public GridModel {
    Q_OBJECT
public:
    using GridModel::GridModel;

    /// @param headers one per feature
    void setValue(const Value& value, const QStringList& headers);
    Value value() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    void addRow() override;
    void removeRow(int row) override;
    PathKind pathKind(const QModelIndex&) const override { return PathKind::Folder; }

private:
    std::vector<QStringList> m_rows;
    QStringList m_headers;
};

/// For each subset where its names come from: a list file, the names themselves, or every file of the folder.
class NameListModel : public GridModel {
    Q_OBJECT
public:
    enum Column { Source, Content, ColumnCount };
    enum class Kind { AllFiles, File, Names };

    using GridModel::GridModel;

    void setValue(const Value& value);
    Value value() const;
    static QString kindText(Kind kind);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    void addRow() override;
    void removeRow(int row) override;
    PathKind pathKind(const QModelIndex& index) const override;

private:
    struct Row {
        Kind kind = Kind::File;
        QString file;
        QStringList names;
    };
    std::vector<Row> m_rows;
};

} // namespace sonorant
