// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/row_buffer.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace sonorant::kernels {

namespace {

constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kHugePage = std::size_t(2) << 20;

std::int64_t roundedUp(std::int64_t value, std::int64_t unit) {
    return (value + unit - 1) / unit * unit;
}

} // namespace

void AlignedBuffer::Free::operator()(float* data) const {
    std::free(data);
}

AlignedBuffer::AlignedBuffer(std::size_t size) : m_size(size) {
    const std::size_t alignment = size * sizeof(float) >= kHugePage ? kHugePage : kCacheLine;
    const std::size_t bytes = (size * sizeof(float) / alignment + 1) * alignment;
    void* memory = std::aligned_alloc(alignment, bytes);
    if (!memory) throw std::bad_alloc();
#if defined(__linux__)
    // Fewer page faults and table look-ups; where it is refused, ordinary pages serve as well.
    if (alignment == kHugePage) madvise(memory, bytes, MADV_HUGEPAGE);
#endif
    m_data.reset(static_cast<float*>(memory));
    clear();
}

void AlignedBuffer::clear() {
    if (m_size > 0) std::memset(m_data.get(), 0, m_size * sizeof(float));
}

RowView linearRows(float* memory, std::int64_t before, std::int64_t rows, std::int64_t after,
                   std::int64_t stride) {
    return {memory, stride, before + rows + after, before};
}

RowRing::RowRing(std::int64_t history, std::int64_t tile, std::int64_t inFlight, std::int64_t slack,
                 std::int64_t stride)
    : m_slack(slack) {
    const std::int64_t ring = roundedUp(std::max(history + inFlight * tile, slack), tile);
    m_memory = AlignedBuffer(static_cast<std::size_t>((ring + slack) * stride));
    // Rows before the start of the signal are read as the zeros at the end of the ring.
    m_view = {m_memory.data(), stride, ring, ring * ((history + tile) / ring + 1)};
}

void RowRing::repeatFirstRows(std::int64_t start, std::int64_t count) {
    const std::int64_t first = start % m_view.ring;
    const std::int64_t last = std::min(first + count, m_slack);
    if (first >= last) return;
    const float* source = m_view.base + first * m_view.stride;
    float* target = m_view.base + (m_view.ring + first) * m_view.stride;
    std::memcpy(target, source, static_cast<std::size_t>((last - first) * m_view.stride) * sizeof(float));
}

} // namespace sonorant::kernels
