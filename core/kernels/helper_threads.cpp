// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/helper_threads.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <system_error>
#include <thread>

namespace sonorant::kernels {

class HelperThreads::Helper {
public:
    explicit Helper(int number)
        : m_number(number), m_thread([this](const std::stop_token& stop) { live(stop); }) {}

    void start(const std::function<void(int)>& work) {
        {
            const std::lock_guard lock(m_mutex);
            m_work = &work;
        }
        m_changed.notify_all();
    }
    void wait() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_work; });
    }

private:
    void live(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        while (m_changed.wait(lock, stop, [this] { return m_work != nullptr; })) {
            const std::function<void(int)>& work = *m_work;
            lock.unlock();
            work(m_number);
            lock.lock();
            m_work = nullptr;
            m_changed.notify_all();
        }
    }

    int m_number;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    const std::function<void(int)>* m_work = nullptr; ///< not null: to be done, or being done
    std::jthread m_thread;                            ///< last, so that it begins with all the others there
};

HelperThreads::HelperThreads() = default;
HelperThreads::~HelperThreads() = default;

HelperThreads& HelperThreads::ofThisThread() {
    thread_local HelperThreads threads;
    return threads;
}

int HelperThreads::prepare(int wanted) {
    try {
        while (static_cast<int>(m_helpers.size()) < wanted)
            m_helpers.push_back(std::make_unique<Helper>(static_cast<int>(m_helpers.size()) + 1));
    } catch (const std::system_error&) {
        // The system grants no more threads: those that are there do all the work.
    }
    return std::min(wanted, static_cast<int>(m_helpers.size()));
}

void HelperThreads::run(int helpers, const std::function<void(int)>& work) {
    for (int i = 0; i < helpers; ++i)
        m_helpers[static_cast<std::size_t>(i)]->start(work);
    work(0);
    for (int i = 0; i < helpers; ++i)
        m_helpers[static_cast<std::size_t>(i)]->wait();
}

} // namespace sonorant::kernels
