// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

/// A child process that reads inputs while its parent watches.
namespace sonorant::fuzz {

/// Memory that both share: what the child reads just now.
struct Blackboard {
    static constexpr std::size_t longest = std::size_t(1) << 20;

    std::atomic<std::uint64_t> inputs; ///< announced so far
    std::atomic<std::uint64_t> size;   ///< of the latest
    char said[1000];                   ///< of an exception that left the target
    char bytes[longest];

    void announce(std::string_view input);
};

struct Verdict {
    std::string what; ///< what went wrong; empty: nothing
    std::string input;
    std::uint64_t inputs = 0;
    double seconds = 0, slowestSeconds = 0; ///< processor time of the slowest input, to 10 ms
    std::uint64_t peakMebibytes = 0;
};

/// What one input may cost.
struct InputLimits {
    double processorSeconds = 10;  ///< not by the clock on the wall, as the machine may be busy
    double wallSeconds = 60;       ///< a deadlock uses no processor
    std::uint64_t mebibytes = 768; ///< beyond what the process had before its first input
};

/// Runs it in a child process until it returns, throws, dies or exceeds the limits.
Verdict watch(const std::function<void(Blackboard&)>& work, const InputLimits& limits = {});

} // namespace sonorant::fuzz
