// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint_value.h"
#include "core/checkpoint/epoch_checkpoint.h"
#include "core/checkpoint/state_dict.h"

#include <string>

/// Between the values of a file and the structures of state_dict.h and epoch_checkpoint.h. Every function
/// from a value throws Error Mismatch, Malformed or NotFound for a value of another kind; `context` names the
/// file.
namespace sonorant {

/// A dict of tensors; a "module." before every name is dropped.
StateDict stateDictFrom(const CheckpointValue& value, const std::string& context);
CheckpointValue toCheckpointValue(const StateDict& weights);

/// Optimizer.state_dict().
OptimizerState optimizerStateFrom(const CheckpointValue& value);
CheckpointValue toCheckpointValue(const OptimizerState& optimizer);

/// An epoch file, a mid-epoch file or weights alone.
EpochCheckpoint epochCheckpointFrom(const CheckpointValue& value, const std::string& context);
CheckpointValue toCheckpointValue(const EpochCheckpoint& checkpoint);

/// Whether it has the key "state_dict", rather than being weights (or something else) itself.
bool looksLikeEpochCheckpoint(const CheckpointValue& value);

} // namespace sonorant
