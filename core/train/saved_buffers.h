// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <utility>
#include <vector>

namespace sonorant {

/// The buffers of a module (running statistics of batch normalisation and their like) as they were: a forward
/// pass changes them, and a batch that diverged must not have been.
class SavedBuffers {
public:
    explicit SavedBuffers(const torch::nn::Module& module);
    void restore() const;

private:
    std::vector<std::pair<torch::Tensor, torch::Tensor>> m_copies; ///< buffer and copy
};

} // namespace sonorant
