// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/latest_job.h"

#include "widgets/jobs/job_area.h"

#include <utility>

namespace sonorant {

void LatestJob::start(Request request) {
    ++m_wanted;
    if (!m_job) return begin(std::move(request));
    m_job->cancel();
    m_next = std::move(request);
}

void LatestJob::drop() {
    ++m_wanted;
    m_next.reset();
    if (m_job) m_job->cancel();
}

void LatestJob::begin(Request request) {
    const std::uint64_t mine = m_wanted;
    m_job = m_jobs->run(request.title, request.work, this);
    const auto wanted = [this, mine] { return m_wanted == mine; };
    connect(m_job, &ThreadJob::finished, this, [wanted, done = request.done] {
        if (wanted() && done) done();
    });
    connect(m_job, &ThreadJob::failed, this,
            [wanted, failed = request.failed](const QString& message, const QString& hint) {
                if (wanted() && failed) failed(message, hint);
            });
    connect(m_job, &ThreadJob::cancelled, this, [wanted, cancelled = request.cancelled] {
        if (wanted() && cancelled) cancelled();
    });
    connect(m_job, &ThreadJob::ended, this, [this] {
        m_job = nullptr;
        if (m_next) begin(*std::exchange(m_next, std::nullopt));
    });
}

} // namespace sonorant
