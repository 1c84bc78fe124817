// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/checkpoints/checkpoint_table_model.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <vector>

namespace sonorant {

class JobArea;
class ThreadJob;

/// Moves checkpoints to the system's trash and brings the last ones back. Whether a file may go is looked at
/// once more right before: marks and runs may have changed since it was listed.
class CheckpointTrash : public QObject {
    Q_OBJECT
public:
    explicit CheckpointTrash(JobArea* jobs, QObject* parent = nullptr);

    /// @param training the run that this program trains now; empty: none
    void remove(std::vector<ListedCheckpoint> checkpoints, const Path& training);
    /// Brings back what was moved last.
    void undo();
    bool canUndo() const { return !m_batches.empty() && !m_job; }
    bool isBusy() const { return !m_job.isNull(); }

Q_SIGNALS:
    void removed(int count, const QStringList& refusals); ///< why others stayed
    void restored(int count);
    void failed(const QString& message, const QString& hint);
    void changed(); ///< canUndo() may be another

private:
    struct Moved {
        QString original, inTrash;
    };
    using Batch = std::vector<Moved>;
    struct Outcome {
        Batch moved;
        QStringList refusals;
    };
    static void moveOne(const ListedCheckpoint& checkpoint, const Path& training, Outcome& outcome);
    static void bringBack(const Moved& moved);

    JobArea* m_jobs;
    std::vector<Batch> m_batches;
    QPointer<ThreadJob> m_job;
};

} // namespace sonorant
