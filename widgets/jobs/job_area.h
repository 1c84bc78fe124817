// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/jobs/job.h"

#include <QFrame>
#include <QHash>

class QVBoxLayout;

namespace sonorant {

/// The strip at the bottom of the window: one row per running job, shown once it has taken 2 s. Owns no jobs.
class JobArea : public QFrame {
    Q_OBJECT
public:
    explicit JobArea(QWidget* parent = nullptr);

    /// Shows `job` until it ends. @param delayMs how long it may take before it is worth a row
    void watch(Job* job, int delayMs = 2000);
    /// Makes a job of `work`, owned by `owner`, starts and watches it. It deletes itself after its end.
    ThreadJob* run(const QString& title, ThreadJob::Work work, QObject* owner);

    /// Those that have not ended, shown or not.
    QList<Job*> running() const { return m_rows.keys(); }
    int rowCount() const { return static_cast<int>(m_rows.size()); }

Q_SIGNALS:
    /// The last job has ended.
    void idle();

private:
    void show(Job* job);
    void drop(Job* job);

    QVBoxLayout* m_layout;
    QHash<Job*, QWidget*> m_rows;
};

/// "1 h 04 min", "3 min 20 s", "12 s": a duration for people.
QString durationText(double seconds);

} // namespace sonorant
