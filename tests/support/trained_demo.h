// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <string>

namespace sonorant::test {

/// A copy of the demo with its features in `folder`, as if it had been trained: enough for all that looks at
/// run folders. Its checkpoints hold no weights.
void copyTrainedDemo(const Path& folder);

/// A run folder of that project with epochs 0 to `epochs` - 1, each better than the one before up to `best`.
Path makeTrainedRun(const Path& project, const std::string& name, int epochs, int best);

} // namespace sonorant::test
