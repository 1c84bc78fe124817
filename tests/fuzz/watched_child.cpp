// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/watched_child.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <new>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace sonorant::fuzz {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int exceptionCode = 77;
constexpr auto glance = std::chrono::milliseconds(10);

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true; // shadow memory has no room under a limit of address space
#else
constexpr bool sanitized = false;
#endif

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Pages that a process has: all of its address space, or what lies in memory.
std::uint64_t mebibytesOf(pid_t process, bool resident) {
    std::ifstream stream(fmt::format("/proc/{}/statm", process));
    std::uint64_t all = 0, inMemory = 0;
    stream >> all >> inMemory;
    return (resident ? inMemory : all) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) >> 20;
}

double processorSeconds(pid_t process) {
    clockid_t clock{};
    timespec time{};
    if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &time) != 0) return 0;
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// An allocation beyond the limit fails at once, as it would on a small machine.
void limitAddressSpace(const InputLimits& limits) {
    if (sanitized) return;
    const rlim_t most = (mebibytesOf(::getpid(), false) + limits.mebibytes) << 20;
    const rlimit limit{most, most};
    ::setrlimit(RLIMIT_AS, &limit);
}

[[noreturn]] void runInChild(const std::function<void(Blackboard&)>& work, Blackboard& board,
                             const InputLimits& limits) {
    limitAddressSpace(limits);
    try {
        work(board);
    } catch (const std::exception& thrown) {
        std::snprintf(board.said, sizeof board.said, "an exception other than Error: %s", thrown.what());
        ::_exit(exceptionCode);
    } catch (...) {
        std::snprintf(board.said, sizeof board.said, "an exception of no known type");
        ::_exit(exceptionCode);
    }
    std::fflush(nullptr);
    std::exit(0); // destructors of statics take the memory folder away
}

std::string wordsOf(int status, const Blackboard& board) {
    if (WIFSIGNALED(status))
        return fmt::format("signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
    if (WEXITSTATUS(status) == exceptionCode) return board.said;
    if (WEXITSTATUS(status) != 0)
        return fmt::format("the process ended with {}: see the report above", WEXITSTATUS(status));
    return {};
}

/// Follows the child with glances until it ends or must be ended.
class Watcher {
public:
    Watcher(pid_t child, const Blackboard& board, const InputLimits& limits)
        : m_child(child), m_board(board), m_limits(limits) {}

    Verdict run() {
        int status = 0;
        while (true) {
            rusage usage{};
            const pid_t ended = ::wait4(m_child, &status, WNOHANG, &usage);
            if (ended == m_child) {
                m_verdict.peakMebibytes = static_cast<std::uint64_t>(usage.ru_maxrss) >> 10;
                if (m_verdict.what.empty()) m_verdict.what = wordsOf(status, m_board);
                break;
            }
            look();
            std::this_thread::sleep_for(glance);
        }
        m_verdict.inputs = m_board.inputs;
        m_verdict.seconds = secondsSince(m_begun);
        if (!m_verdict.what.empty()) m_verdict.input.assign(m_board.bytes, m_board.size);
        return m_verdict;
    }

private:
    void look() {
        const std::uint64_t now = m_board.inputs;
        const double processor = processorSeconds(m_child);
        if (now != m_seen) {
            if (m_seen == 0) m_mebibytesBefore = mebibytesOf(m_child, true);
            m_seen = now;
            m_since = Clock::now();
            m_processorBefore = processor;
        }
        const double spent = processor - m_processorBefore;
        m_verdict.slowestSeconds = std::max(m_verdict.slowestSeconds, spent);
        const std::uint64_t memory = mebibytesOf(m_child, true);
        if (spent > m_limits.processorSeconds || secondsSince(m_since) > m_limits.wallSeconds)
            end(fmt::format("a hang: {:.1f} s of processor time", spent));
        else if (memory > m_mebibytesBefore + m_limits.mebibytes)
            end(fmt::format("runaway memory: {} MiB", memory));
    }
    void end(const std::string& why) {
        if (m_verdict.what.empty()) m_verdict.what = why;
        ::kill(m_child, SIGKILL);
    }

    pid_t m_child;
    const Blackboard& m_board;
    const InputLimits& m_limits;
    Verdict m_verdict;
    Clock::time_point m_begun = Clock::now(), m_since = Clock::now();
    std::uint64_t m_seen = 0, m_mebibytesBefore = 0;
    double m_processorBefore = 0;
};

} // namespace

void Blackboard::announce(std::string_view input) {
    const std::size_t count = std::min(input.size(), longest);
    std::memcpy(bytes, input.data(), count);
    size = count;
    ++inputs;
}

Verdict watch(const std::function<void(Blackboard&)>& work, const InputLimits& limits) {
    void* const shared =
        ::mmap(nullptr, sizeof(Blackboard), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) throw std::bad_alloc();
    auto* const board = new (shared) Blackboard;
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("cannot start a process");
    if (child == 0) runInChild(work, *board, limits);
    const Verdict verdict = Watcher(child, *board, limits).run();
    ::munmap(shared, sizeof(Blackboard));
    return verdict;
}

} // namespace sonorant::fuzz
