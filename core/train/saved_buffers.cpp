// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/saved_buffers.h"

namespace sonorant {

SavedBuffers::SavedBuffers(const torch::nn::Module& module) {
    const torch::NoGradGuard noGrad;
    for (const torch::Tensor& buffer : module.buffers())
        if (buffer.defined()) m_copies.emplace_back(buffer, buffer.clone());
}

void SavedBuffers::restore() const {
    const torch::NoGradGuard noGrad;
    for (const auto& [buffer, copy] : m_copies)
        torch::Tensor(buffer).copy_(copy);
}

} // namespace sonorant
