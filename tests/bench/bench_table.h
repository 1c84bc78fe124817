// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench_job.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sonorant::bench {

/// Sizes and repetitions of a run.
struct Plan {
    std::int64_t segment, shortUtterance, longUtterance; ///< samples
    std::vector<std::int64_t> list;                      ///< samples of each utterance
    int repetitions, longRepetitions;
    std::int64_t matrix;
    int utterances; ///< of the corpus that is scanned
};

/// The whole, or with SONORANT_BENCH=quick one that only shows that it works.
Plan planned();

void printHead(const std::string& kernels);
/// A row of two ways: seconds of each (processor seconds in brackets), and their ratios.
void printRow(const std::string& what, int threads, const std::pair<Seconds, Seconds>& each,
              const std::string& more);
/// A row with one figure in its last column.
void printFact(const std::string& what, int threads, const std::string& figure);

} // namespace sonorant::bench
