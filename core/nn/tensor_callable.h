// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/execution_context.h"

#include <vector>

namespace sonorant {

/// What a module is besides when it can be called by itself with plain tensors, without its type being known:
/// ask with dynamic_cast. A model's own modules implement it so that a certificate (docs/certifying.md) can
/// compare them one by one. (The building blocks of core/nn need not.)
class TensorCallable {
public:
    virtual ~TensorCallable() = default;
    /// @param inputs  as the module's counterpart in Python takes them, in its order
    /// @param context whatever is drawn comes from its generator
    /// @return as the counterpart returns them
    /// @throws Error Mismatch for another number of inputs
    virtual std::vector<torch::Tensor> callWithTensors(const std::vector<torch::Tensor>& inputs,
                                                       ExecutionContext& context) = 0;
};

} // namespace sonorant
