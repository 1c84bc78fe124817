// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_table.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace sonorant::bench {

Plan planned() {
    const char* mode = std::getenv("SONORANT_BENCH");
    if (mode && std::string(mode) == "quick") return {4000, 4000, 8000, {1600, 3200}, 2, 1, 256, 200};
    return {48000, 48000, 480000, {19040, 35680, 45200, 38640, 51760, 43120, 49920, 34080},
            5,     2,     2048,   14000};
}

void printHead(const std::string& kernels) {
    fmt::print("Kernels: {}. Medians of alternating runs: seconds, processor seconds in brackets; ratios of "
               "both.\n\n"
               "| what | threads | plain | fast | ratio | ratio of processor time | |\n"
               "|---|---|---|---|---|---|---|\n",
               kernels);
    std::fflush(stdout);
}

void printRow(const std::string& what, int threads, const std::pair<Seconds, Seconds>& each,
              const std::string& more) {
    const auto& [first, second] = each;
    fmt::print("| {} | {} | {:.3f} ({:.3f}) | {:.3f} ({:.3f}) | {:.2f} | {:.2f} | {} |\n", what, threads,
               first.wall, first.processor, second.wall, second.processor, first.wall / second.wall,
               first.processor / second.processor, more);
    std::fflush(stdout);
}

void printFact(const std::string& what, int threads, const std::string& figure) {
    fmt::print("| {} | {} | | | | | {} |\n", what, threads, figure);
    std::fflush(stdout);
}

} // namespace sonorant::bench
