// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/filter_block.h"

#include <cstdint>
#include <memory>
#include <vector>

/// A block over whole signals, on plain memory.
namespace sonorant::fast {

/// Rows of a tile: small enough for a tile's rows to stay in the second-level cache.
constexpr std::int64_t kTileRows = 384;

struct Signals {
    std::int64_t batch = 0, length = 0;
    const float* signal = nullptr;    ///< [batch][length]
    const float* condition = nullptr; ///< [batch][length][hidden]
};

/// Where the hidden rows of all convolutions and of all items of a batch lie in one piece of memory.
class HiddenLayout {
public:
    HiddenLayout(const kernels::KernelSet& kernels, const kernels::FilterBlockShape& shape,
                 std::int64_t batch, std::int64_t length);
    std::size_t words() const { return m_words; }
    std::vector<kernels::RowView> rows(float* memory, std::int64_t item) const;
    /// Zeroes what is read before the start and beyond the end of the signals.
    void clearMargins(float* memory) const;

private:
    std::int64_t before(std::int64_t i) const;
    std::int64_t after(std::int64_t i) const;
    kernels::FilterBlockShape m_shape;
    std::int64_t m_batch, m_length, m_rows;
    std::size_t m_words = 0;
};

/// result[batch][length]; keeps the hidden rows in `hidden`, laid out by HiddenLayout.
void forwardKeeping(const kernels::PackedFilterBlock& block, const Signals& signals, float* hidden,
                    float* result, int threads);

/// result[batch][length]; keeps nothing.
void forwardOnly(const kernels::PackedFilterBlock& block, const Signals& signals, float* result, int threads);

struct SignalGradients {
    const float* result = nullptr; ///< [batch][length], given
    float* signal = nullptr;       ///< [batch][length]
    float* condition = nullptr;    ///< [batch][length][hidden]
};

/// Uses up `hidden`. @return the gradients of the weights
std::unique_ptr<kernels::FilterBlockGradients> backward(const kernels::PackedFilterBlock& block,
                                                        const Signals& signals, float* hidden,
                                                        const SignalGradients& gradients, int threads);

} // namespace sonorant::fast
