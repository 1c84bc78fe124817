// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/checkpoint_catalogue.h"

#include <QAbstractTableModel>

namespace sonorant {

/// A checkpoint together with the run it belongs to; what it points to stays as it was when it was listed.
struct ListedCheckpoint {
    std::shared_ptr<const CheckpointRun> run;
    const SavedCheckpoint* file = nullptr; ///< of run->files

    bool isValid() const { return file != nullptr; }
    const SavedCheckpoint& operator*() const { return *file; }
    const SavedCheckpoint* operator->() const { return file; }
};

/// The checkpoints of all runs, one row each. A new list changes only the rows that differ, so that selection
/// and place stay while a run goes on.
class CheckpointTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Run, Name, TrainLoss, DevLoss, Marks, Size, Written, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const CheckpointRuns& runs);
    /// The run that this program trains now; empty: none.
    void setTraining(const Path& runFolder);
    bool isTraining(const CheckpointRun& run) const;
    const ListedCheckpoint& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(const Path& file) const; ///< -1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    using Shared = std::shared_ptr<const CheckpointRun>;
    int segmentEnd(int begin) const; ///< the row after the last one of the run in row `begin`
    bool keepsOrder(const CheckpointRuns& runs) const;
    void removeVanished(const CheckpointRuns& runs);
    void remove(int begin, int end);
    void insert(int begin, const Shared& run, std::size_t first, std::size_t last);
    void update(int begin, const Shared& run);
    QString display(const ListedCheckpoint& row, int column) const;
    QString toolTip(const ListedCheckpoint& row) const;

    std::vector<ListedCheckpoint> m_rows; ///< those of a run together
    Path m_training;
};

} // namespace sonorant
