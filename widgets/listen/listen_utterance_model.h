// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listen/listen_library.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <optional>

namespace sonorant {

/// The utterances that can be generated: ticked ones are, with the checkpoints that are ticked.
class ListenUtteranceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Set, State, ColumnCount };

    explicit ListenUtteranceModel(ListenLibrary* library, QObject* parent = nullptr);

    /// Whose sounds the state tells of.
    void setCheckpoint(const Path& run, const ListenCheckpoint* checkpoint);
    const ListenUtterance& utterance(int row) const;
    std::vector<int> tickedRows() const;
    int tickedCount() const { return m_tickedCount; }
    /// Those rows, or none with an empty list, are ticked afterwards.
    void setTicked(const std::vector<int>& rows, bool ticked);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    void listChanged();
    void stateChanged();
    bool isGenerated(int row) const;

    ListenLibrary* m_library;
    int m_rows = 0; ///< as far as the views know
    std::vector<bool> m_ticked;
    int m_tickedCount = 0;
    Path m_run;
    std::optional<ListenCheckpoint> m_checkpoint;
};

/// Those of one set whose name holds a text.
class ListenUtteranceFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit ListenUtteranceFilter(ListenUtteranceModel* model, QObject* parent = nullptr);
    void setText(const QString& text);
    void setSetRole(std::optional<SetRole> role);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    ListenUtteranceModel* m_model;
    QString m_text;
    std::optional<SetRole> m_role;
};

} // namespace sonorant
