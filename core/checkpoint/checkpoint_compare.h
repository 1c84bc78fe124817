// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_control.h"
#include "core/checkpoint/state_dict.h"

#include <cstdint>
#include <string>
#include <vector>

/// How far training has moved the weights between two checkpoints.
namespace sonorant {

struct WeightChange {
    enum class Kind { Both, ShapeDiffers, OnlyFirst, OnlySecond };
    std::string name;
    Kind kind = Kind::Both;
    std::vector<std::int64_t> firstShape, secondShape;
    double relative = 0; ///< ||b - a|| / ||a|| over values finite in both; infinite for a change from zero
    double largest = 0;  ///< max |b - a|
    std::int64_t nonFinite = 0;
};

struct WeightChanges {
    std::vector<WeightChange>
        tensors;           ///< those that cannot be compared first, then the greatest change first
    double relative = 0;   ///< of all that can be, as one vector
    std::size_t equal = 0; ///< tensors without any change
};

/// Tensor by tensor, in double precision; complex values count as pairs of real ones. @throws Cancelled
WeightChanges compareWeights(const StateDict& first, const StateDict& second, const JobControl& job = {});

} // namespace sonorant
