// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench_table.h"

namespace sonorant::bench {

/// What loading a segment costs: the demo's files, read and joined as training does, without help of other
/// threads.
double secondsToLoadSegment(const Plan& plan);
/// What the observers of a step cost: its line of steps.jsonl and of the framework's log.
double secondsToRecordStep();
/// Rows of a large corpus: scanning it, and loading its samples.
void printDataRows(const Plan& plan);

} // namespace sonorant::bench
