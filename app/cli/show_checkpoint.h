// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/checkpoint_service.h"

namespace sonorant::cli {

/// Prints the facts and a table of tensors. Returns the exit status.
int showCheckpoint(const CheckpointSummary& summary);

} // namespace sonorant::cli
