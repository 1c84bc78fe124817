// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <cstdint>

namespace sonorant {

/// What UpsampleSmooth computes, in one pass: [B, T, C] -> [B, T * factor, C], float32 on the CPU.
torch::Tensor fastUpsampleSmooth(const torch::Tensor& features, std::int64_t factor);

} // namespace sonorant
