// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_log.h"
#include "widgets/jobs/mailbox.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace sonorant {

/// Reads the log of a run from its folder on a thread of its own and goes on looking at it every half second.
class RunLogFollower : public QObject {
    Q_OBJECT
public:
    explicit RunLogFollower(Path folder, QObject* parent = nullptr);
    ~RunLogFollower() override;

Q_SIGNALS:
    /// The log was begun anew: forget what came before.
    void restarted();
    /// Its beginning was too long to read.
    void shortened();
    /// What is new. `live`: written while it was followed, so about now.
    void arrived(const std::vector<RunLogEntry>& entries, bool live);

private:
    void run(const std::stop_token& stop);

    Path m_folder;
    std::mutex m_mutex; ///< of the pause between two looks
    std::condition_variable_any m_wake;
    Mailbox m_mailbox;
    std::jthread m_thread;
};

} // namespace sonorant
