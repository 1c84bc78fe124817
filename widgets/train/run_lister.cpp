// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/run_lister.h"

#include "core/base/error.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace sonorant {

RunLister::RunLister(QObject* parent) : QObject(parent) {
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

RunLister::~RunLister() {
    m_thread.request_stop();
    m_thread.join();
}

void RunLister::setProject(const Path& folder) {
    {
        const std::lock_guard lock(m_mutex);
        m_project = folder;
        m_extra.clear();
    }
    refresh();
}

void RunLister::addRun(const Path& folder) {
    {
        const std::lock_guard lock(m_mutex);
        if (std::find(m_extra.begin(), m_extra.end(), folder) == m_extra.end()) m_extra.push_back(folder);
    }
    refresh();
}

void RunLister::refresh() {
    {
        const std::lock_guard lock(m_mutex);
        ++m_wish;
    }
    m_wake.notify_all();
}

void RunLister::run(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const std::uint64_t wish = m_wish;
        const Path project = m_project;
        std::vector<Path> folders = m_extra;
        lock.unlock();
        if (!project.empty())
            for (const Path& folder : listRuns(project))
                if (std::find(folders.begin(), folders.end(), folder) == folders.end())
                    folders.push_back(folder);
        std::vector<RunSummary> runs;
        for (const Path& folder : folders) {
            try {
                runs.push_back(summarizeRun(folder));
            } catch (const Error&) {
                // A run that vanishes while it is looked at is not listed; the next look tells whether it is
                // back.
            }
        }
        lock.lock();
        // Of a project that was left meanwhile, nothing is told.
        if (m_wish == wish)
            m_mailbox.post([this, runs = std::move(runs), wish] {
                const bool current = (std::lock_guard(m_mutex), m_wish == wish);
                if (current) Q_EMIT listed(runs);
            });
        m_wake.wait_for(lock, stop, std::chrono::seconds(2), [&] { return m_wish != wish; });
    }
}

} // namespace sonorant
