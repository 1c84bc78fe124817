// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_store.h"
#include "widgets/jobs/mailbox.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace sonorant {

/// Looks through a project's run folders every two seconds on a thread of its own: a shared folder may be
/// slow.
class RunLister : public QObject {
    Q_OBJECT
public:
    explicit RunLister(QObject* parent = nullptr);
    ~RunLister() override;

    /// Empty: no project, an empty list.
    void setProject(const Path& folder);
    /// Lists this run too, wherever it lies.
    void addRun(const Path& folder);
    /// Looks at once.
    void refresh();

Q_SIGNALS:
    void listed(const std::vector<RunSummary>& runs);

private:
    void run(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Path m_project;
    std::vector<Path> m_extra;
    std::uint64_t m_wish = 0; ///< counts what was asked for
    Mailbox m_mailbox;
    std::jthread m_thread;
};

} // namespace sonorant
