// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_control.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace sonorant {

/// One piece of work shown in the job area. Lives in the GUI thread; how it is done is the subclass's affair.
class Job : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QString title() const = 0;
    virtual Progress progress() const = 0;  ///< total 0: unknown
    virtual double secondsLeft() const = 0; ///< negative: unknown
    virtual QString rate() const { return {}; }
    virtual void cancel() = 0;
    virtual bool isCancelling() const = 0;
    virtual QString cancelText() const { return tr("Cancel"); }

Q_SIGNALS:
    void changed();
    /// Once, whatever came of it. The job may be deleted after this.
    void ended();
};

/// Runs a function on a thread of its own. The function reports through its JobControl and hears of
/// cancelling there; it must not touch widgets. Deleting the job requests stop and waits for the thread.
class ThreadJob : public Job {
    Q_OBJECT
public:
    using Work = std::function<void(const JobControl&)>;

    ThreadJob(QString title, Work work, QObject* parent = nullptr);
    ~ThreadJob() override;

    void start();
    bool isRunning() const { return m_running; }

    QString title() const override { return m_title; }
    Progress progress() const override { return m_progress; }
    double secondsLeft() const override;
    QString rate() const override;
    void cancel() override;
    bool isCancelling() const override { return m_thread.get_stop_token().stop_requested(); }

Q_SIGNALS:
    // Exactly one of these, in the GUI thread, before ended().
    void finished();
    void cancelled();
    void failed(const QString& message, const QString& hint);

private:
    void run(const std::stop_token& stop);
    void drain();
    void conclude();

    QString m_title;
    Work m_work;
    Progress m_progress;
    QElapsedTimer m_clock;
    QTimer m_timer; ///< carries progress over, 25 times a second at most
    bool m_running = false;

    std::mutex m_mutex; ///< of the two below
    Progress m_reported;
    bool m_done = false;
    std::exception_ptr m_error;
    std::jthread m_thread;
};

} // namespace sonorant
