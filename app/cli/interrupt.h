// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <stop_token>
#include <thread>

namespace sonorant::cli {

/// While it lives, the first Ctrl-C (SIGTERM, or SIGHUP of a closed terminal) calls `ask` on a thread of its
/// own, and a second one ends the program at once with status 130. One at a time.
class Interrupt {
public:
    explicit Interrupt(std::function<void()> ask);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    bool happened() const { return m_happened; }

private:
    void watch();

    std::function<void()> m_ask;
    std::atomic<bool> m_happened{false};
    std::thread m_watcher;
};

/// Interrupt for jobs that look at a stop token.
class InterruptToken {
public:
    InterruptToken() : m_interrupt([this] { m_source.request_stop(); }) {}
    std::stop_token token() const { return m_source.get_token(); }
    bool happened() const { return m_interrupt.happened(); }

private:
    std::stop_source m_source;
    Interrupt m_interrupt;
};

} // namespace sonorant::cli
