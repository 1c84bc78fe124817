// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/run_follower.h"

#include "core/base/error.h"

#include <chrono>
#include <utility>

namespace sonorant {

RunFollower::RunFollower(Path folder, QObject* parent) : QObject(parent), m_folder(std::move(folder)) {
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

RunFollower::~RunFollower() {
    m_thread.request_stop();
    m_thread.join();
}

void RunFollower::lookAtStatus() {
    RunStatus status = readRunStatus(m_folder);
    if (m_status == status) return;
    m_status = status;
    m_mailbox.post([this, status = std::move(status)] { Q_EMIT statusChanged(status); });
}

void RunFollower::run(const std::stop_token& stop) {
    using namespace std::chrono_literals;
    RunStore store(m_folder);
    std::string lastTrouble;
    bool more = false;
    while (!stop.stop_requested()) {
        const bool catchingUp = std::exchange(more, false);
        try {
            if (!catchingUp) lookAtStatus();
            // Small pieces: each is drawn within the GUI thread's budget.
            RunStore::News news = store.poll(std::size_t(512) << 10);
            more = news.more;
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return m_waiting.size() < 4; });
            const bool any = !news.steps.empty() || !news.epochs.empty() || news.restarted;
            if (any) m_waiting.push_back(std::move(news));
            if (!more) m_caughtUp = true;
            if (any || (m_caughtUp && !m_toldCaughtUp)) m_mailbox.post([this] { handOver(); });
        } catch (const Error& error) {
            if (error.message() != lastTrouble)
                m_mailbox.post([this, message = error.message(), hint = error.hint()] {
                    Q_EMIT failed(QString::fromStdString(message), QString::fromStdString(hint));
                });
            lastTrouble = error.message();
        }
        if (more) continue;
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, 500ms, [] { return false; });
    }
}

void RunFollower::handOver() {
    RunStore::News news;
    bool any = false, done = false;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_waiting.empty()) {
            news = std::move(m_waiting.front());
            m_waiting.pop_front();
            any = true;
        }
        if (m_waiting.empty() && m_caughtUp && !m_toldCaughtUp) m_toldCaughtUp = done = true;
    }
    m_wake.notify_all();
    if (any) Q_EMIT arrived(news.steps, news.epochs, news.restarted);
    if (done) Q_EMIT caughtUp();
}

} // namespace sonorant
