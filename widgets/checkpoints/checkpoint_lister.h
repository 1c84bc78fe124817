// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/checkpoint_catalogue.h"
#include "widgets/jobs/mailbox.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace sonorant {

/// Looks through all checkpoints of a project every two seconds on a thread of its own (shared folders give
/// no notifications), and tells when something has changed.
class CheckpointLister : public QObject {
    Q_OBJECT
public:
    explicit CheckpointLister(QObject* parent = nullptr);
    ~CheckpointLister() override;

    /// Empty: no project. What was opened besides is forgotten.
    void setProject(const Path& folder);
    /// Lists this folder or file, too.
    void add(const Path& folderOrFile);
    /// Looks at once, and tells what there is even if nothing has changed.
    void refresh();
    /// While paused nothing is looked at: the page is not seen.
    void setPaused(bool paused);

Q_SIGNALS:
    void listed(const CheckpointRuns& runs);

private:
    void run(const std::stop_token& stop);
    bool look(CheckpointCatalogue& catalogue, const std::stop_token& stop);

    std::mutex m_mutex; ///< of what was asked for
    std::condition_variable_any m_wake;
    Path m_project;
    std::vector<Path> m_added;
    std::uint64_t m_wish = 0;     ///< counts what was asked for
    std::uint64_t m_projects = 0; ///< counts projects
    bool m_paused = false;
    Mailbox m_mailbox;
    std::jthread m_thread;
};

} // namespace sonorant
