// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/checkpoint/epoch_checkpoint.h"
#include "core/run/records.h"
#include "core/train/training_parts.h"

#include <optional>
#include <string>
#include <vector>

namespace sonorant {

/// Where a run stands, between two mini-batches.
struct TrainingPosition {
    int epoch = 0; ///< the epoch under way (or to begin, when batches == 0 and not in validation)
    Phase phase = Phase::Train;
    std::int64_t batches = 0;                      ///< finished in this phase
    std::vector<std::vector<std::int64_t>> orders; ///< of the phase under way; empty: not begun
    std::int64_t step = 0;                         ///< mini-batches since the run began
    double seconds = 0;                            ///< since the run began
    std::string info;                              ///< epoch rows so far, each with its newline
    bool midEpoch() const { return batches > 0 || phase == Phase::Validation; }
};

/// Everything needed to go on exactly: after a finished epoch (position.epoch is the one just finished then),
/// or, with `midEpoch`, between two batches of it.
EpochCheckpoint takeSnapshot(const TrainingParts& parts, const TrainingConfig& options,
                             const TrainingPosition& position, bool midEpoch);

/// Puts a checkpoint into freshly built parts, as far as the options do not ask to ignore it, and returns
/// where to go on. A checkpoint with our own state resumes exactly; one from the Python framework by its
/// rules (the generator stays as the seed and the fresh model left it). A changed `seed` or `lr` option holds
/// against the checkpoint.
/// @throws Error Mismatch
TrainingPosition restoreSnapshot(TrainingParts& parts, const TrainingConfig& options,
                                 const EpochCheckpoint& checkpoint, const std::string& context,
                                 Issues& issues);

} // namespace sonorant
