// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/config/project_config.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <string>

namespace sonorant {

/// What a checkpoint file holds, by its name.
enum class SavedKind {
    BestWeights,      ///< trained_network.pt: the weights of the best epoch, replaced at every better one
    EpochWeights,     ///< trained_network_NNN.pt: the weights after an epoch
    Epoch,            ///< epoch_NNN.pt: everything needed to go on after an epoch
    WithinTraining,   ///< epoch_NNN_MMMMM.pt: ... in the middle of an epoch, after MMMMM mini-batches
    WithinValidation, ///< epoch_NNN_vMMMMM.pt: ... in the middle of its validation
    Other             ///< any other name
};

/// How a run names its files (training.save_epoch_name, save_trained_name, save_model_ext).
struct SavedNames {
    std::string epoch = "epoch", trained = "trained_network", extension = ".pt";

    static SavedNames of(const TrainingConfig& options);
    bool operator==(const SavedNames&) const = default;
};

struct SavedPlace {
    SavedKind kind = SavedKind::Other;
    int epoch = -1;          ///< from 0; -1: the name does not say
    std::int64_t batch = -1; ///< finished mini-batches of a file within an epoch
    bool operator==(const SavedPlace&) const = default;
};

/// The place in the run that a file name stands for.
SavedPlace placeOfName(const std::string& fileName, const SavedNames& names = {});

/// A checkpoint on the disk with what its run's records say of it.
struct SavedCheckpoint {
    Path file;
    SavedPlace place; ///< of the best weights: the best epoch, as far as the records tell
    double trainLoss = std::numeric_limits<double>::quiet_NaN(); ///< sum of the named losses; NaN: unknown
    double devLoss = std::numeric_limits<double>::quiet_NaN();
    bool best = false; ///< of the best epoch of its run
    bool kept = false; ///< marked by a person: never deleted
    std::uint64_t size = 0;
    std::chrono::system_clock::time_point written;

    /// A run can go on from it; the others hold weights alone (or nobody knows what).
    bool canResume() const {
        return place.kind == SavedKind::Epoch || place.kind == SavedKind::WithinTraining ||
               place.kind == SavedKind::WithinValidation;
    }
    // NaN equals NaN here.
    bool operator==(const SavedCheckpoint& other) const;
};

/// True when `one` was saved later in the run than `other`: by epoch, then by what is nearer to its end.
bool isLaterInRun(const SavedPlace& one, const SavedPlace& other);

} // namespace sonorant
