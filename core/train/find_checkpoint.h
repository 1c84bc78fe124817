// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/checkpoint/epoch_checkpoint.h"
#include "core/config/project_config.h"

#include <optional>

namespace sonorant {

/// Reads the newest one that is whole; broken ones are named in `issues` and passed over. nullopt: there is
/// none.
std::optional<EpochCheckpoint> newestCheckpoint(const Path& folder, const TrainingConfig& options, Path& file,
                                                Issues& issues);

} // namespace sonorant
