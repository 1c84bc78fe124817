// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

/// Memory in which signals lie time-major: one row per time step.
namespace sonorant::kernels {

/// Zeroed memory for `size` floats, aligned to cache lines (large pieces to huge pages).
class AlignedBuffer {
public:
    AlignedBuffer() = default;
    explicit AlignedBuffer(std::size_t size);
    float* data() const { return m_data.get(); }
    std::size_t size() const { return m_size; }
    void clear();

private:
    struct Free {
        void operator()(float* data) const;
    };
    std::unique_ptr<float, Free> m_data;
    std::size_t m_size = 0;
};

/// Where the row of a time step lies. Rows are `stride` 32-bit words long, in whatever encoding the kernels
/// chose for them. Time may be negative as far as `shift` reaches. The memory is used as a ring of `ring`
/// rows; a buffer that holds a whole signal is a ring that never comes round.
struct RowView {
    float* base = nullptr;
    std::int64_t stride = 0;
    std::int64_t ring = 0;
    std::int64_t shift = 0;

    float* at(std::int64_t time) const { return base + ((time + shift) % ring) * stride; }
};

/// Rows of a whole signal with zeros before and after it.
/// @return the words that such a buffer takes
inline std::size_t linearWords(std::int64_t before, std::int64_t rows, std::int64_t after,
                               std::int64_t stride) {
    return static_cast<std::size_t>((before + rows + after) * stride);
}
RowView linearRows(float* memory, std::int64_t before, std::int64_t rows, std::int64_t after,
                   std::int64_t stride);

/// A ring that remembers `history` rows behind tiles of `tile` rows of which up to `inFlight` are written at
/// the same time. Any `slack` rows from any time within are contiguous: the first rows are repeated behind
/// the end.
class RowRing {
public:
    RowRing(std::int64_t history, std::int64_t tile, std::int64_t inFlight, std::int64_t slack,
            std::int64_t stride);
    const RowView& view() const { return m_view; }
    /// To be called when the rows [start, start + count) of a tile have been written.
    void repeatFirstRows(std::int64_t start, std::int64_t count);
    std::size_t bytes() const { return m_memory.size() * sizeof(float); }

private:
    AlignedBuffer m_memory;
    RowView m_view;
    std::int64_t m_slack;
};

} // namespace sonorant::kernels
