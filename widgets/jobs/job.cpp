// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/job.h"

#include "core/base/error.h"

#include <utility>

namespace sonorant {

ThreadJob::ThreadJob(QString title, Work work, QObject* parent)
    : Job(parent), m_title(std::move(title)), m_work(std::move(work)) {
    m_timer.setInterval(40);
    connect(&m_timer, &QTimer::timeout, this, &ThreadJob::drain);
}

ThreadJob::~ThreadJob() = default; // the jthread requests stop and joins

void ThreadJob::start() {
    if (m_running) return;
    m_running = true;
    m_clock.start();
    m_timer.start();
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void ThreadJob::run(const std::stop_token& stop) {
    std::exception_ptr error;
    try {
        m_work(JobControl{stop, [this](const Progress& progress) {
                              const std::lock_guard lock(m_mutex);
                              m_reported = progress;
                          }});
    } catch (...) {
        error = std::current_exception();
    }
    const std::lock_guard lock(m_mutex);
    m_error = error;
    m_done = true;
}

void ThreadJob::drain() {
    bool done = false;
    {
        const std::lock_guard lock(m_mutex);
        m_progress = m_reported;
        done = m_done;
    }
    Q_EMIT changed();
    if (done) conclude();
}

void ThreadJob::conclude() {
    m_timer.stop();
    m_running = false;
    const bool stopped = isCancelling();
    m_thread.join();
    try {
        if (m_error) std::rethrow_exception(m_error);
        if (stopped)
            Q_EMIT cancelled();
        else
            Q_EMIT finished();
    } catch (const Cancelled&) {
        Q_EMIT cancelled();
    } catch (const Error& error) {
        const QString where =
            error.context().empty() ? QString() : QString::fromStdString(error.context()) + ": ";
        Q_EMIT failed(where + QString::fromStdString(error.message()), QString::fromStdString(error.hint()));
    } catch (const std::exception& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()), {});
    }
    Q_EMIT ended();
}

void ThreadJob::cancel() {
    m_thread.request_stop();
    Q_EMIT changed();
}

double ThreadJob::secondsLeft() const {
    const double elapsed = static_cast<double>(m_clock.elapsed()) / 1000;
    if (!m_running || m_progress.total <= 0 || m_progress.done <= 0 || elapsed < 1) return -1;
    return elapsed * static_cast<double>(m_progress.total - m_progress.done) /
           static_cast<double>(m_progress.done);
}

QString ThreadJob::rate() const {
    const double elapsed = static_cast<double>(m_clock.elapsed()) / 1000;
    if (!m_running || m_progress.done <= 0 || elapsed < 1) return {};
    return tr("%1 per second").arg(static_cast<double>(m_progress.done) / elapsed, 0, 'f', 1);
}

} // namespace sonorant
