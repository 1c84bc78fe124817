// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/file_facts.h"
#include "core/nn/torch.h"

namespace sonorant {

struct FrameRange {
    std::int64_t first = 0, count = 0; ///< frames of the feature
    bool padShort = false;             ///< fill what the file lacks with zeros instead of failing
};

/// The matrix as a float32 tensor [rows, columns] that takes over its memory: nothing is copied.
torch::Tensor toTensor(Matrix matrix);

/// Those frames of one file as [count, M]; the single frame of a one-frame file is repeated `count` times.
/// @throws Error as readFrames
torch::Tensor loadFeature(const Path& file, const FeatureSpec& feature, const FrameRange& range);

} // namespace sonorant
