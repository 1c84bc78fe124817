// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_status.h"
#include "core/run/run_store.h"
#include "widgets/jobs/mailbox.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace sonorant {

/// Reads a run folder on a thread of its own and goes on looking at it every half second, so that a run of
/// any program can be watched. Hands over records in the GUI thread, a piece at a time.
class RunFollower : public QObject {
    Q_OBJECT
public:
    explicit RunFollower(Path folder, QObject* parent = nullptr);
    ~RunFollower() override;

    const Path& folder() const { return m_folder; }

Q_SIGNALS:
    /// How the run stands; first of all, and whenever it changes.
    void statusChanged(const RunStatus& status);
    /// What is new. `restarted`: forget what came before.
    void arrived(const std::vector<StepRecord>& steps, const std::vector<EpochRecord>& epochs,
                 bool restarted);
    /// The first time all that was on disk has been handed over.
    void caughtUp();
    void failed(const QString& message, const QString& hint);

private:
    void run(const std::stop_token& stop);
    void lookAtStatus();
    void handOver();

    Path m_folder;
    std::optional<RunStatus> m_status; ///< of the reading thread
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<RunStore::News> m_waiting; ///< a few pieces at most: the reader waits for the window
    bool m_caughtUp = false, m_toldCaughtUp = false;
    Mailbox m_mailbox;
    std::jthread m_thread;
};

} // namespace sonorant
