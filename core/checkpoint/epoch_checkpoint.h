// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/checkpoint/plain_value.h"
#include "core/checkpoint/state_dict.h"
#include "core/nn/torch.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sonorant {

/// What an optimiser knows of one parameter; which tensors are defined depends on its kind.
struct ParameterState {
    torch::Tensor step; ///< 0-dim float32 (Adam, AdamW)
    torch::Tensor expAvg, expAvgSq;
    torch::Tensor momentumBuffer; ///< SGD; undefined is None in the file (the state of SGD without momentum)
    torch::Tensor maxExpAvgSq{};  ///< Adam, AdamW with amsgrad
};

struct OptimizerState {
    std::map<std::int64_t, ParameterState> state; ///< by index over all parameters, frozen ones counted too
    std::vector<PlainDict> groups; ///< "param_groups", key by key in order; "params" is a list of ints
};

/// "train_log" / "val_log".
struct LossHistory {
    torch::Tensor lossMat; ///< float64 [epochs, segments, losses]
    torch::Tensor timeMat; ///< float64 [epochs, segments]
    std::int64_t epochNum = 0, seqNum = 0, curEpoch = 0;
    std::optional<double> bestError;       ///< a numpy float64 scalar in the file
    std::optional<std::int64_t> bestEpoch; ///< None as long as bestError is
    std::optional<std::vector<bool>> lossFlag;
};

/// Our own additions under the key "sonorant", which Python ignores.
struct SonorantState {
    torch::Tensor generatorState; ///< uint8, as Generator::get_state gives it; undefined: unknown
    PlainDict facts;              ///< versions, phase, position, options, ...
    std::map<std::string, torch::Tensor> tensors; ///< orders, partial gradients, ... by name
};

/// epoch_NNN.pt: everything needed to go on. A mid-epoch file may lack the histories.
struct EpochCheckpoint {
    StateDict stateDict;
    std::optional<std::string> info;
    std::optional<OptimizerState> optimizer;
    std::optional<LossHistory> trainLog, valLog; ///< nullopt: None in the file
    std::optional<PlainDict> lrScheduler;        ///< nullopt: None
    std::optional<SonorantState> sonorant;
};

/// Reads epoch_NNN.pt (or weights alone: everything but stateDict is then empty). @throws Error
EpochCheckpoint readEpochCheckpoint(const Path& file);
/// Writes it atomically; loads in Python with plain torch.load into the framework's own structure. @throws
/// Error
void writeEpochCheckpoint(const Path& file, const EpochCheckpoint& checkpoint);

} // namespace sonorant
