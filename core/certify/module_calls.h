// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/execution_context.h"

#include <optional>
#include <vector>

namespace sonorant {

/// Calls a module of any type with plain tensors, as its counterpart in Python is called: building blocks of
/// core/nn, layers of LibTorch, and whatever is TensorCallable. Nothing when it is none of these.
/// @throws Error Mismatch for another number of inputs; whatever the module throws
std::optional<std::vector<torch::Tensor>>
callModule(torch::nn::Module& module, const std::vector<torch::Tensor>& inputs, ExecutionContext& context);

} // namespace sonorant
