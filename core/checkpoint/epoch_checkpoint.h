// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/checkpoint/checkpoint_value.h"
#include "core/checkpoint/state_dict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// epoch_NNN.pt: everything by which a training goes on, key by key as the framework writes it.
namespace sonorant {

/// What the optimiser remembers of one parameter.
struct ParameterState {
    std::int64_t index = 0; ///< among all parameters in order of registration, frozen ones too
    /// As Python's, in its order. Adam, AdamW: "step" (0-dim float tensor), "exp_avg", "exp_avg_sq". SGD:
    /// "momentum_buffer" (tensor or None).
    CheckpointDict values;

    /// Updates so far. @throws Error NotFound, Mismatch
    double step() const;
    /// Undefined when it is missing or None. @throws Error Mismatch for something else than a tensor
    torch::Tensor tensor(std::string_view key) const;

    static ParameterState adam(std::int64_t index, double step, torch::Tensor expAvg, torch::Tensor expAvgSq);
    /// `momentumBuffer` may be undefined: None.
    static ParameterState sgd(std::int64_t index, torch::Tensor momentumBuffer);
};

/// One of the optimiser's groups: its options in Python's order, "params" (indices) last.
struct OptimizerGroup {
    CheckpointDict options; ///< without "params"
    std::vector<std::int64_t> parameters;
};

struct OptimizerState {
    std::vector<ParameterState> parameters; ///< only those that had a gradient
    std::vector<OptimizerGroup> groups;

    /// nullptr when it has none
    const ParameterState* find(std::int64_t index) const;
};

/// The framework's record of losses, of training or validation.
struct MonitorLog {
    torch::Tensor lossMat;     ///< float64 [epochs, segments, losses]; rows of epochs to come are 0
    torch::Tensor timeMat;     ///< float64 [epochs, segments], seconds
    std::int64_t epochNum = 0; ///< the option `epochs`
    std::int64_t seqNum = 0;   ///< segments
    std::int64_t curEpoch = 0; ///< the one just finished
    std::optional<double> bestError;
    std::optional<std::int64_t> bestEpoch;
    std::optional<std::vector<bool>> lossFlag; ///< which losses count for stopping
};

struct EpochCheckpoint {
    StateDict weights;
    std::string info; ///< the epoch rows printed so far
    OptimizerState optimizer;
    std::optional<MonitorLog> trainLog;
    std::optional<MonitorLog> valLog;
    std::optional<CheckpointDict> scheduler; ///< the attributes of lr_scheduler
    std::optional<CheckpointDict>
        sonorant;          ///< ours: generator, order and position, options; Python ignores it
    CheckpointDict others; ///< keys that this program does not know, kept

    /// The framework's save_model_every_n_minibatches: only weights and optimiser (and `sonorant`) are
    /// written.
    bool isMidEpoch = false;
};

/// @param context names the file in errors. @throws Error NotFound, Mismatch
EpochCheckpoint epochCheckpointFrom(const CheckpointValue& value, const std::string& context);
CheckpointValue toCheckpointValue(const EpochCheckpoint& checkpoint);

/// Whether the value has the keys of an epoch_NNN.pt (or of a mid-epoch file) rather than weights alone.
bool looksLikeEpochCheckpoint(const CheckpointValue& value);

/// @throws Error as readCheckpoint; NotFound and Mismatch for files of another kind
EpochCheckpoint readEpochCheckpoint(const Path& file);
/// Atomically. @throws Error Unwritable
void writeEpochCheckpoint(const Path& file, const EpochCheckpoint& checkpoint);

} // namespace sonorant
