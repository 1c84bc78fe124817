// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/checkpoint_trash.h"

#include "core/base/error.h"
#include "core/run/catalogue_folder.h"
#include "core/run/kept_marks.h"
#include "widgets/checkpoints/checkpoint_text.h"
#include "widgets/jobs/job_area.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <memory>

namespace sonorant {

CheckpointTrash::CheckpointTrash(JobArea* jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

void CheckpointTrash::moveOne(const ListedCheckpoint& checkpoint, const Path& training, Outcome& outcome) {
    const QString file = QString::fromStdString(toUtf8(checkpoint->file));
    const QString name = QFileInfo(file).fileName();
    // As it is now: the file, its mark, and the files that the run has besides.
    CheckpointRun run = *checkpoint.run;
    run.files = listSaved(savingPlaceOf(run.folder), std::nullopt);
    SavedCheckpoint saved = *checkpoint;
    saved.kept = keptNames(saved.file.parent_path()).contains(toUtf8(saved.file.filename()));
    const bool trains = (!training.empty() && run.folder == training) ||
                        readRunState(run.folder).kind == RunStatus::Kind::Running;
    if (const DeletionBar bar = barToDeletion(run, saved, trains); bar != DeletionBar::None) {
        outcome.refusals << QStringLiteral("%1: %2").arg(name, barText(bar));
        return;
    }
    QString inTrash;
    if (!QFile::moveToTrash(file, &inTrash)) {
        outcome.refusals << tr("%1: this disk has no trash, or the folder may not be changed").arg(name);
        return;
    }
    outcome.moved.push_back({file, inTrash});
}

void CheckpointTrash::remove(std::vector<ListedCheckpoint> checkpoints, const Path& training) {
    if (m_job || checkpoints.empty()) return;
    // Qt finds no trash where this folder is missing.
    QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    const auto outcome = std::make_shared<Outcome>();
    m_job = m_jobs->run(
        tr("Moving to the trash"),
        [outcome, checkpoints = std::move(checkpoints), training](const JobControl& job) {
            std::int64_t done = 0;
            for (const ListedCheckpoint& checkpoint : checkpoints) {
                if (job.stop.stop_requested()) return;
                job.progress(toUtf8(checkpoint->file.filename()), done++,
                             static_cast<std::int64_t>(checkpoints.size()));
                try {
                    moveOne(checkpoint, training, *outcome);
                } catch (const Error& error) {
                    outcome->refusals << QString::fromUtf8(error.what());
                }
            }
        },
        this);
    connect(m_job, &ThreadJob::ended, this, [this, outcome] {
        m_job = nullptr;
        if (!outcome->moved.empty()) m_batches.push_back(outcome->moved);
        Q_EMIT changed();
        Q_EMIT removed(static_cast<int>(outcome->moved.size()), outcome->refusals);
    });
    Q_EMIT changed();
}

void CheckpointTrash::bringBack(const Moved& moved) {
    if (QFileInfo::exists(moved.original))
        throw Error(ErrorKind::Unwritable, tr("There is a file of this name again").toStdString(),
                    moved.original.toStdString(),
                    tr("Move it away, then undo again: the deleted one waits in the trash.").toStdString());
    QFile file(moved.inTrash);
    if (!file.rename(moved.original))
        throw Error(ErrorKind::Unwritable, file.errorString().toStdString(), moved.original.toStdString(),
                    tr("Look into the trash of the desktop.").toStdString());
    // The note that the trash keeps of it: .../Trash/files/NAME has .../Trash/info/NAME.trashinfo.
    const QFileInfo info(moved.inTrash);
    QFile::remove(QStringLiteral("%1/../info/%2.trashinfo").arg(info.path(), info.fileName()));
}

void CheckpointTrash::undo() {
    if (!canUndo()) return;
    const auto left = std::make_shared<Batch>(m_batches.back());
    m_batches.pop_back();
    const auto count = std::make_shared<int>(0);
    m_job = m_jobs->run(
        tr("Bringing back from the trash"),
        [left, count](const JobControl&) {
            while (!left->empty()) {
                bringBack(left->back());
                left->pop_back();
                ++*count;
            }
        },
        this);
    connect(m_job, &ThreadJob::failed, this, &CheckpointTrash::failed);
    connect(m_job, &ThreadJob::ended, this, [this, left, count] {
        m_job = nullptr;
        if (!left->empty()) m_batches.push_back(*left);
        Q_EMIT changed();
        if (*count > 0) Q_EMIT restored(*count);
    });
    Q_EMIT changed();
}

} // namespace sonorant
