// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_store.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace sonorant {

/// The runs of a project, newest first; ticked ones are laid over the run in front.
class RunListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Epochs, BestLoss, ColumnCount };
    enum Role { FolderRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;

    /// Takes over a new list; ticks of runs that are still there stay.
    void setRuns(std::vector<RunSummary> runs);
    const std::vector<RunSummary>& runs() const { return m_runs; }
    /// The run in front: marked, and not to be ticked.
    void setFront(const Path& folder);
    const Path& front() const { return m_front; }
    /// Which folder the program itself trains in now; empty: none.
    void setTraining(const Path& folder);

    struct Ticked {
        Path folder;
        QString name;
        int colour; ///< stays with the run while it is ticked
    };
    QList<Ticked> ticked() const;
    int rowOf(const Path& folder) const; ///< -1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    QVariant display(const RunSummary& run, int column) const;
    QVariant decoration(const RunSummary& run) const;
    QString toolTip(const RunSummary& run) const;
    void touch(const Path& folder);

    std::vector<RunSummary> m_runs;
    QHash<QString, int> m_ticks; ///< folder -> colour
    Path m_front, m_training;
};

/// "20250301-143000-demo" in words: "demo, 1 Mar 2025 14:30", the year only when it is another one; other
/// names as they are.
QString runTitle(const std::string& folderName);

} // namespace sonorant
