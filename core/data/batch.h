// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/sequence.h"
#include "core/nn/torch.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sonorant {

/// One sequence loaded: raw (not normalised) features.
struct Sample {
    torch::Tensor input; ///< [T, sum(input_dims)] float32
    torch::Tensor
        target; ///< [length / output_reso, sum(output_dims)] float32; undefined when the set has no outputs
    Sequence sequence;
};

/// A segment that could not be read.
struct UnreadableSegment {
    Sequence sequence;
    std::string why, hint; ///< as its Error says
};

/// Several samples, zero-padded at the end to the longest.
struct Batch {
    torch::Tensor input;             ///< [B, T, sum(input_dims)]
    torch::Tensor target;            ///< [B, T * ratio, sum(output_dims)]; undefined without outputs
    std::vector<Sequence> sequences; ///< B of them
    /// Index of each within the whole set that is trained on (subset 0, then subset 1, ...): where its loss
    /// is recorded.
    std::vector<std::int64_t> indices;
    /// Those that belong here but were left out, where the loader may (LoaderOptions::leaveOutUnreadable).
    /// When nothing else is left, `sequences` is empty and the tensors are undefined.
    std::vector<UnreadableSegment> leftOut;
};

} // namespace sonorant
