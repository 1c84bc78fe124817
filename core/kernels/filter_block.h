// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/kernel_set.h"

#include <cstdint>
#include <vector>

namespace sonorant::kernels {

/// Sizes of a neural filter block for a signal of one channel (core/nn/neural_filter_block.h).
struct FilterBlockShape {
    std::int64_t hidden = 64, kernel = 3, convolutions = 10, reduced = 16;
    std::int64_t channels() const { return paddedChannels(hidden); }
    std::int64_t reducedChannels() const { return paddedChannels(reduced); }
    /// Rows that convolution `i` looks back, as far as a signal of `length` has them.
    std::int64_t history(std::int64_t i, std::int64_t length) const;
    /// The first tap of convolution `i` that meets the signal at all.
    std::int64_t firstTap(std::int64_t i, std::int64_t length) const;
};

/// The weights as the module stores them, contiguous.
struct FilterBlockWeights {
    const float* expand = nullptr;          ///< [hidden]
    std::vector<const float*> convolutions; ///< each [hidden][hidden][kernel]
    const float* reduce = nullptr;          ///< [reduced][hidden]
    const float* project = nullptr;         ///< [reduced]
    float scale = 1;
};

/// A block's weights in the form that the kernels read. Made anew whenever the weights have changed.
class PackedFilterBlock {
public:
    enum class Use { Forward, ForwardAndBackward };
    PackedFilterBlock(const KernelSet& kernels, const FilterBlockShape& shape,
                      const FilterBlockWeights& weights, Use use);

    const KernelSet& kernels() const { return m_kernels; }
    const FilterBlockShape& shape() const { return m_shape; }
    float scale() const { return m_scale; }
    const float* expand() const { return m_expand.data(); }
    const float* project() const { return m_project.data(); }
    /// Convolution `i` over encoded rows, and the way back through it: from the gradient of its result to
    /// that of its input.
    Convolution convolution(std::int64_t i, std::int64_t length) const;
    Convolution convolutionBackward(std::int64_t i, std::int64_t length) const;
    Convolution reduction() const;
    Convolution reductionBackward() const;

private:
    const KernelSet& m_kernels;
    FilterBlockShape m_shape;
    float m_scale;
    AlignedBuffer m_expand, m_project, m_reduce, m_reduceBackward;
    std::vector<AlignedBuffer> m_convolutions, m_convolutionsBackward;
};

/// What a thread works in while a tile passes through a block.
struct TileScratch {
    TileScratch(const FilterBlockShape& shape, std::int64_t tile);
    AlignedBuffer running;         ///< plain rows: h, or its gradient on the way back
    AlignedBuffer context;         ///< plain rows, padded
    AlignedBuffer contextGradient; ///< plain rows
    AlignedBuffer reduced;         ///< plain rows of the reduced channels
    AlignedBuffer encoded;         ///< encoded rows of either number of channels
    AlignedBuffer signal, result;  ///< one value a step
};

/// Rows of a tile: `count` of them, a multiple of the kernels' blockRows().
struct Tile {
    std::int64_t start = 0, count = 0;
};

/// Steps of a tile through a block: 0 makes h from the signal, 1 to `convolutions` pass the convolutions, the
/// last makes the result.
inline std::int64_t forwardSteps(const FilterBlockShape& shape) {
    return shape.convolutions + 2;
}

/// Does one step. @param hidden encoded rows of h before each convolution and behind the last
/// @param length of the signal: what lies further back than that is never read
/// In scratch: reads signal and context, writes result = signal + what the block adds.
void forwardStep(const PackedFilterBlock& block, std::int64_t step, const Tile& tile, std::int64_t length,
                 const std::vector<RowView>& hidden, TileScratch& scratch);

/// Gradients of the weights as the kernels sum them up: one for each thread, then added.
struct FilterBlockGradients {
    explicit FilterBlockGradients(const FilterBlockShape& shape);
    AlignedBuffer expand;                    ///< [channels]
    std::vector<AlignedBuffer> convolutions; ///< each [tap][out][in]
    AlignedBuffer reduce;                    ///< [reducedChannels][channels], without the scale
    AlignedBuffer project;                   ///< [reducedChannels]
    void add(const FilterBlockGradients& other);
};

/// Steps of a tile on the way back.
inline std::int64_t backwardSteps(const FilterBlockShape& shape) {
    return 2 * shape.convolutions + 2;
}

/// Does one step of the way back; tiles are to come in reverse order of time. In scratch: reads signal,
/// context and, in `result`, the gradient of the block's result; writes contextGradient, and the gradient of
/// the signal into `result`. The rows of `hidden`, as the forward pass left them, are overwritten by
/// gradients.
void backwardStep(const PackedFilterBlock& block, std::int64_t step, const Tile& tile, std::int64_t length,
                  const std::vector<RowView>& hidden, TileScratch& scratch, FilterBlockGradients& gradients);

} // namespace sonorant::kernels
