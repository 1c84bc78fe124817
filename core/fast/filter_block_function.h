// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fast/activation_pool.h"
#include "core/kernels/filter_block.h"
#include "core/nn/neural_filter_block.h"

#include <vector>

namespace sonorant {

/// The tensors of a NeuralFilterBlock, contiguous.
struct FilterBlockTensors {
    torch::Tensor scale, expand, reduce, project;
    std::vector<torch::Tensor> convolutions;

    static FilterBlockTensors of(const NeuralFilterBlockImpl& block);
    kernels::FilterBlockShape shape() const;
    kernels::FilterBlockWeights weights() const;
};

/// Whether the fast path can take a block: a signal of one channel, float32 on the CPU.
bool fastPathSupports(const FilterBlockTensors& block, const torch::Tensor& signal,
                      const torch::Tensor& condition);

/// What NeuralFilterBlock computes, on the kernels of core/kernels, up to rounding (values about 1e-6).
///
/// With gradients wanted, the hidden signal before and behind each convolution is kept, in memory of `pool`;
/// what else the way back needs is computed again. The kept rows are used up on the way back: a graph can be
/// back-propagated once. Without gradients the memory does not depend on the length.
/// @param signal [B, T, 1]
/// @param condition [B, T, hidden]
/// @return [B, T, 1]
torch::Tensor fastFilterBlock(const FilterBlockTensors& block, const torch::Tensor& signal,
                              const torch::Tensor& condition, const kernels::KernelSet& kernels,
                              ActivationPool& pool);

} // namespace sonorant
