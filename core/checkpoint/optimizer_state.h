// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/epoch_checkpoint.h"

namespace sonorant {

/// The value of the key "optimizer", Python's Optimizer.state_dict(). @throws Error NotFound, Mismatch
OptimizerState optimizerStateFrom(const CheckpointValue& value);
CheckpointValue toCheckpointValue(const OptimizerState& optimizer);

} // namespace sonorant
