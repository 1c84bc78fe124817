// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_control.h"

#include <atomic>
#include <mutex>

namespace sonorant {

/// Counts the steps of a parallel loop for a JobControl: reports come one at a time and at most 100 in all.
class ProgressMeter {
public:
    ProgressMeter(const JobControl& job, std::string what, std::int64_t total)
        : m_job(job), m_what(std::move(what)), m_total(total), m_every(total > 100 ? total / 100 : 1) {
        m_job.progress(m_what, 0, m_total);
    }

    /// One step is done. Called from any thread. @throws Cancelled
    void step() {
        m_job.throwIfStopped();
        const std::int64_t done = m_done.fetch_add(1) + 1;
        if (done % m_every != 0 && done != m_total) return;
        const std::lock_guard lock(m_mutex);
        if (done <= m_shown) return; // a later step was quicker
        m_shown = done;
        m_job.progress(m_what, done, m_total);
    }

private:
    const JobControl& m_job;
    std::string m_what;
    std::int64_t m_total;
    std::int64_t m_every;
    std::atomic<std::int64_t> m_done{0};
    std::mutex m_mutex;
    std::int64_t m_shown = 0;
};

} // namespace sonorant
