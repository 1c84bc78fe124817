// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/check/histogram.h"
#include "core/checkpoint/checkpoint_value.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// What people want to know of a checkpoint, of any model.
namespace sonorant {

/// A tensor in numbers; minimum, mean, maximum and (population) deviation over its finite values, 0 without
/// any.
struct TensorFacts {
    std::string name;
    std::string type; ///< "float32", ...
    std::vector<std::int64_t> shape;
    double minimum = 0, mean = 0, maximum = 0, deviation = 0;
    std::int64_t nonFinite = 0;
    Histogram histogram{}; ///< of the finite values
};

TensorFacts tensorFacts(std::string name, const torch::Tensor& tensor);

struct CheckpointFacts {
    std::string kind;                 ///< "weights" | "epoch" | "mid-epoch" | "other"
    std::vector<TensorFacts> tensors; ///< the weights; of another kind of file every tensor, by its path
    std::int64_t elements = 0;        ///< of all these tensors
    std::vector<std::pair<std::string, std::string>> facts; ///< ("epoch", "3 of 50"), ...
    std::string info;                                       ///< the epoch rows
};

CheckpointFacts checkpointFacts(const CheckpointValue& value, const std::string& context);
/// @throws Error as readCheckpoint
CheckpointFacts checkpointFacts(const Path& file);

} // namespace sonorant
