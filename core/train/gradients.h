// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <vector>

namespace sonorant {

/// Total L2 norm over the gradients of all parameters that have one: the norm of the norms, as Python
/// computes it. Undefined tensor when none has a gradient.
torch::Tensor gradientNorm(const std::vector<torch::Tensor>& parameters);

/// Scales all gradients by min(1, maxNorm / (norm + 1e-6)), in the order of operations of Python's
/// torch.nn.utils.clip_grad_norm_, so that clipped runs agree with it bit for bit.
void clipGradients(const std::vector<torch::Tensor>& parameters, const torch::Tensor& norm, double maxNorm);

/// Copies of all gradients, undefined where a parameter has none, and the way back.
std::vector<torch::Tensor> copyGradients(const std::vector<torch::Tensor>& parameters);
void restoreGradients(const std::vector<torch::Tensor>& parameters, const std::vector<torch::Tensor>& copies);

/// Sets existing gradients to zero; parameters that never had one keep none.
void zeroGradients(const std::vector<torch::Tensor>& parameters);

} // namespace sonorant
