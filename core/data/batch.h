// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/sequence.h"
#include "core/nn/torch.h"

#include <vector>

namespace sonorant {

/// One sequence loaded: raw (not normalised) features.
struct Sample {
    torch::Tensor input;  ///< [T, sum(input_dims)] float32
    torch::Tensor target; ///< [length / output_reso, sum(output_dims)] float32; undefined when the set has no outputs
    Sequence sequence;
};

/// Several samples, zero-padded at the end to the longest.
struct Batch {
    torch::Tensor input;  ///< [B, T, sum(input_dims)]
    torch::Tensor target; ///< [B, T * ratio, sum(output_dims)]; undefined without outputs
    std::vector<Sequence> sequences; ///< B of them
};

} // namespace sonorant
