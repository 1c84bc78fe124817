// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/event_watch.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

namespace sonorant::test {

namespace {

std::int64_t nanoseconds(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

double milliseconds(std::int64_t ns) {
    return static_cast<double>(ns) / 1e6;
}

} // namespace

WatchedApplication::WatchedApplication(int& argc, char** argv)
    : QApplication(argc, argv), m_file(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)) {}

WatchedApplication::~WatchedApplication() {
    if (m_file >= 0) ::close(m_file);
}

WatchedApplication::Moment WatchedApplication::now() const {
    Moment moment;
    moment.cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    char text[128] = {};
    // "time on the processor, time in the run queue, turns", in ns
    if (m_file >= 0 && ::pread(m_file, text, sizeof text - 1, 0) > 0) {
        char* rest = nullptr;
        std::strtoll(text, &rest, 10);
        moment.wait = std::strtoll(rest, nullptr, 10);
    }
    return moment;
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
    if (!m_watching || m_depth > 0) return QApplication::notify(receiver, event);
    ++m_depth;
    const bool done = QApplication::notify(receiver, event);
    --m_depth;
    const Moment after = now();
    // From the end of the event before: waking up belongs to what one woke up for.
    const double cpu = milliseconds(after.cpu - m_last.cpu), wait = milliseconds(after.wait - m_last.wait);
    m_costs.push_back(cpu + wait);
    m_longestCpu = std::max(m_longestCpu, cpu);
    m_longestWait = std::max(m_longestWait, wait);
    m_last = after;
    return done;
}

void WatchedApplication::begin() {
    m_costs.clear();
    m_costs.reserve(1 << 16);
    m_longestCpu = m_longestWait = 0;
    m_first = m_last = now();
    m_clock = nanoseconds(CLOCK_MONOTONIC);
    m_watching = true;
}

WatchedApplication::Figures WatchedApplication::end() {
    m_watching = false;
    Figures figures;
    figures.events = m_costs.size();
    figures.longestCpuMs = m_longestCpu;
    figures.longestWaitMs = m_longestWait;
    const double passed = milliseconds(nanoseconds(CLOCK_MONOTONIC) - m_clock);
    figures.cpuPart = milliseconds(now().cpu - m_first.cpu) / std::max(passed, 1e-9);
    if (m_costs.empty()) return figures;
    std::sort(m_costs.begin(), m_costs.end());
    figures.longestMs = m_costs.back();
    figures.percentile99Ms = m_costs[m_costs.size() * 99 / 100];
    return figures;
}

} // namespace sonorant::test
