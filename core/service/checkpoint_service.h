// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/job_control.h"
#include "core/check/histogram.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sonorant {

struct TensorSummary {
    std::string name;
    std::string type; ///< "float32", "int64", ...
    std::vector<std::int64_t> shape;
    double minimum = 0, mean = 0, maximum = 0, deviation = 0; ///< over finite values
    std::int64_t nonFinite = 0;
    Histogram histogram{}; ///< of the finite values; of a complex tensor its magnitudes
};

struct CheckpointSummary {
    Path file;
    std::string kind; ///< "weights" | "epoch" | "mid-epoch" | "other"
    std::vector<TensorSummary> tensors;
    std::int64_t parameterCount = 0; ///< elements of all tensors
    std::vector<std::pair<std::string, std::string>>
        facts;        ///< optimiser, epoch, best, scheduler, ... in words
    std::string info; ///< the epoch rows
};

/// What became of one tensor between two files.
struct TensorChange {
    enum class Kind {
        Both,         ///< the same shape in both
        ShapeDiffers, ///< in both, with other shapes
        OnlyFirst,
        OnlySecond
    };
    std::string name;
    Kind kind = Kind::Both;
    std::vector<std::int64_t> firstShape, secondShape; ///< of the file that lacks it: empty
    /// ||second - first|| / ||first|| (L2, over values that are finite in both); infinite where only `first`
    /// is zero everywhere; 0 unless Both.
    double relative = 0;
    double largest = 0;         ///< the largest |second - first|
    std::int64_t nonFinite = 0; ///< values left out: NaN or infinite in either
};

struct CheckpointComparison {
    Path first, second;
    std::vector<TensorChange>
        tensors;           ///< those that cannot be compared first, then the greatest change first
    double relative = 0;   ///< of all tensors of kind Both, taken as one vector
    std::size_t equal = 0; ///< tensors without any change
};

class CheckpointService {
public:
    virtual ~CheckpointService() = default;
    /// What any PyTorch checkpoint holds, also of models that this program does not have. @throws Error
    virtual CheckpointSummary summarize(const Path& file) = 0;
    /// The weights alone of an epoch checkpoint, as trained_network.pt. @throws Error
    virtual void exportWeights(const Path& epochFile, const Path& target) = 0;
    /// The weights of two files, tensor by tensor. @throws Error, also when one holds no weights; Cancelled
    virtual CheckpointComparison compare(const Path& first, const Path& second, const JobControl& job) = 0;
};

} // namespace sonorant
