// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/config/project_config.h"

#include <vector>

namespace sonorant {

/// Checkpoints from which a run can go on (epoch_NNN.pt and mid-epoch files), newest position first.
std::vector<Path> checkpointsNewestFirst(const Path& folder, const TrainingConfig& options);

} // namespace sonorant
