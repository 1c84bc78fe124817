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

/// What one input may cost. Processor time, as the machine may be busy with other things; a deadlock uses
/// none, which the second number is for.
inline constexpr double mostProcessorSeconds = 10, mostWallSeconds = 60;
inline constexpr std::uint64_t mostMebibytes = 768; ///< beyond what the process had before its first input

/// Runs it in a child process until it returns, throws, dies or exceeds its limits.
Verdict watch(const std::function<void(Blackboard&)>& work);

} // namespace sonorant::fuzz
