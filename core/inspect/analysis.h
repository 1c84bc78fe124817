// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_control.h"
#include "core/inspect/block_pyramid.h"
#include "core/inspect/value_statistics.h"

namespace sonorant {

/// Reads every value of the pyramid's document twice, on all cores: fills the pyramid and sums up (a view may
/// draw from it meanwhile), then counts histograms. The result does not depend on the number of threads.
/// @param threads 0: all cores
/// @throws Cancelled; Error as Document::read(); Unreadable when the file becomes shorter meanwhile
DocumentStatistics analyse(BlockPyramid& pyramid, const JobControl& job, int threads = 0);

} // namespace sonorant
