// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

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

class CheckpointService {
public:
    virtual ~CheckpointService() = default;
    /// What any PyTorch checkpoint holds, also of models that this program does not have. @throws Error
    virtual CheckpointSummary summarize(const Path& file) = 0;
    /// The weights alone of an epoch checkpoint, as trained_network.pt. @throws Error
    virtual void exportWeights(const Path& epochFile, const Path& target) = 0;
};

} // namespace sonorant
