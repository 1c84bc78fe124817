// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/run_log_follower.h"

#include "core/base/error.h"

#include <chrono>
#include <utility>

namespace sonorant {

RunLogFollower::RunLogFollower(Path folder, QObject* parent) : QObject(parent), m_folder(std::move(folder)) {
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

RunLogFollower::~RunLogFollower() {
    m_thread.request_stop();
    m_thread.join();
}

void RunLogFollower::run(const std::stop_token& stop) {
    using namespace std::chrono_literals;
    RunLogReader reader(m_folder);
    bool live = false;
    while (!stop.stop_requested()) {
        bool more = false;
        try {
            RunLogReader::News news = reader.poll();
            more = news.more;
            if (!news.entries.empty() || news.restarted || news.shortened)
                m_mailbox.post([this, live, news = std::move(news)] {
                    if (news.restarted) Q_EMIT restarted();
                    if (news.shortened) Q_EMIT shortened();
                    if (!news.entries.empty()) Q_EMIT arrived(news.entries, live && !news.restarted);
                });
            if (!more) live = true;
        } catch (const Error&) {
            // The curves' follower tells why the folder cannot be read; the next look may succeed.
        }
        if (more) continue;
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, 500ms, [] { return false; });
    }
}

} // namespace sonorant
