// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/jobs/job.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

namespace sonorant {

class JobArea;

/// Does one piece of work at a time, of which only the latest counts: what is asked for while another one is
/// under way waits for its end and takes its place.
class LatestJob : public QObject {
    Q_OBJECT
public:
    struct Request {
        QString title;
        ThreadJob::Work work;
        std::function<void()> done; ///< in the GUI thread; not called for work that was replaced
        std::function<void(const QString& message, const QString& hint)> failed;
        std::function<void()> cancelled; ///< by the person
    };

    explicit LatestJob(JobArea* jobs, QObject* parent = nullptr) : QObject(parent), m_jobs(jobs) {}

    void start(Request request);
    /// Nothing is wanted any more.
    void drop();
    bool isBusy() const { return m_job || m_next; }

private:
    void begin(Request request);

    JobArea* m_jobs;
    QPointer<ThreadJob> m_job;
    std::optional<Request> m_next;
    std::uint64_t m_wanted = 0; ///< counts requests
};

} // namespace sonorant
