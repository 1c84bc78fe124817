// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/block_pyramid.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

constexpr std::int64_t baseRows = 64, fan = 4;
constexpr std::int64_t chunkValues = 1 << 20; ///< about as many in a chunk

/// Rows of a block of the lowest level: more for files so large that the pyramid itself would be.
std::int64_t smallestBlock(std::int64_t rows, std::int64_t columns) {
    std::int64_t block = baseRows;
    while (static_cast<double>(rows) * static_cast<double>(columns) / static_cast<double>(block) > 24e6)
        block *= 2;
    return block;
}

} // namespace

void BlockPyramid::Range::include(float value) {
    if (!std::isfinite(value)) {
        notFinite = true;
        return;
    }
    minimum = std::min(minimum, value);
    maximum = std::max(maximum, value);
}

void BlockPyramid::Range::include(const Range& other) {
    minimum = std::min(minimum, other.minimum);
    maximum = std::max(maximum, other.maximum);
    notFinite = notFinite || other.notFinite;
}

BlockPyramid::BlockPyramid(DocumentPtr document)
    : m_document(std::move(document)), m_columns(static_cast<std::size_t>(m_document->columns())) {
    const std::int64_t rows = m_document->rows(), columns = m_document->columns();
    std::vector<std::int64_t> sizes{smallestBlock(rows, columns)};
    while (sizes.back() * fan * columns <= chunkValues)
        sizes.push_back(sizes.back() * fan);
    m_chunkRows = sizes.back();
    m_chunkCount = static_cast<std::size_t>((rows + m_chunkRows - 1) / m_chunkRows);
    for (const std::int64_t size : sizes) {
        // What lies beyond the last row of the last chunk is never written or read.
        const std::size_t values = m_chunkCount * static_cast<std::size_t>(m_chunkRows / size) * m_columns;
        m_levels.push_back({size, std::make_unique_for_overwrite<float[]>(values),
                            std::make_unique_for_overwrite<float[]>(values),
                            std::make_unique_for_overwrite<float[]>(values)});
    }
    m_filled = std::make_unique<std::atomic<bool>[]>(m_chunkCount);
}

std::int64_t BlockPyramid::lastRow(std::size_t chunk) const {
    return std::min(firstRow(chunk) + m_chunkRows, m_document->rows());
}

void BlockPyramid::fill(std::size_t chunk, std::span<const float> values) {
    fillBase(chunk, values);
    for (std::size_t level = 1; level < m_levels.size(); ++level)
        fillAbove(level, chunk);
    m_filled[chunk].store(true, std::memory_order_release);
    ++m_filledCount;
}

void BlockPyramid::fillBase(std::size_t chunk, std::span<const float> values) {
    Level& base = m_levels.front();
    const std::int64_t rows = lastRow(chunk) - firstRow(chunk);
    std::size_t at = static_cast<std::size_t>(firstRow(chunk) / base.blockRows) * m_columns;
    std::vector<double> sums(m_columns);
    for (std::int64_t first = 0; first < rows; first += base.blockRows, at += m_columns) {
        const std::int64_t last = std::min(first + base.blockRows, rows);
        float* const low = base.minimum.get() + at;
        float* const high = base.maximum.get() + at;
        std::fill_n(low, m_columns, std::numeric_limits<float>::infinity());
        std::fill_n(high, m_columns, -std::numeric_limits<float>::infinity());
        std::fill(sums.begin(), sums.end(), 0.0);
        const float* value = values.data() + static_cast<std::size_t>(first) * m_columns;
        for (std::int64_t row = first; row < last; ++row)
            for (std::size_t c = 0; c < m_columns; ++c, ++value) {
                // x - x is 0 for finite x and NaN otherwise, which stays in the sum.
                const float v = *value;
                const bool finite = v - v == 0;
                low[c] = finite && v < low[c] ? v : low[c];
                high[c] = finite && v > high[c] ? v : high[c];
                sums[c] += static_cast<double>(v) + static_cast<double>(v - v);
            }
        for (std::size_t c = 0; c < m_columns; ++c)
            base.mean[at + c] = static_cast<float>(sums[c] / static_cast<double>(last - first));
    }
}

void BlockPyramid::fillAbove(std::size_t level, std::size_t chunk) {
    const Level& below = m_levels[level - 1];
    Level& here = m_levels[level];
    const std::int64_t end = lastRow(chunk);
    for (std::int64_t first = firstRow(chunk); first < end; first += here.blockRows) {
        const std::int64_t last = std::min(first + here.blockRows, end);
        const std::size_t at = static_cast<std::size_t>(first / here.blockRows) * m_columns;
        for (std::size_t c = 0; c < m_columns; ++c) {
            double sum = 0;
            float low = std::numeric_limits<float>::infinity(), high = -low;
            for (std::int64_t row = first; row < last; row += below.blockRows) {
                const std::size_t from = static_cast<std::size_t>(row / below.blockRows) * m_columns + c;
                const auto weight = static_cast<double>(std::min(below.blockRows, last - row));
                sum += weight * static_cast<double>(below.mean[from]);
                low = std::min(low, below.minimum[from]);
                high = std::max(high, below.maximum[from]);
            }
            here.mean[at + c] = static_cast<float>(sum / static_cast<double>(last - first));
            here.minimum[at + c] = low;
            here.maximum[at + c] = high;
        }
    }
}

/// The coarsest level whose blocks are no longer than a quarter of the stretch; the lowest at least.
std::size_t BlockPyramid::levelFor(std::int64_t rows) const {
    std::size_t level = 0;
    while (level + 1 < m_levels.size() && m_levels[level + 1].blockRows * 4 <= rows)
        ++level;
    return level;
}

/// Where the blocks for a stretch end: its last one counts where it is the last of all.
std::int64_t BlockPyramid::endBlock(std::int64_t blockRows, std::int64_t first, std::int64_t last) const {
    const std::int64_t rounding = last == m_document->rows() ? blockRows - 1 : 0;
    return std::max((last + rounding) / blockRows, first / blockRows + 1);
}

bool BlockPyramid::blocksHoldNotFinite(std::int64_t first, std::int64_t last) const {
    const Level& base = m_levels.front();
    const auto from = static_cast<std::size_t>(first / base.blockRows),
               to = static_cast<std::size_t>((last - 1) / base.blockRows);
    for (std::size_t i = from * m_columns; i < (to + 1) * m_columns; ++i)
        if (std::isnan(base.mean[i])) return true;
    return false;
}

/// Over at most `most` of the rows, evenly spread.
void BlockPyramid::meansOfRows(std::int64_t first, std::int64_t last, std::int64_t most,
                               std::span<float> target) const {
    const std::int64_t count = std::min(last - first, most);
    const std::span<const float> all = m_document->values();
    std::vector<float> own(all.empty() ? m_columns : 0);
    std::vector<double> sums(m_columns);
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t row = first + i * (last - first) / count;
        if (all.empty()) m_document->read(row, 1, own);
        const float* const values =
            all.empty() ? own.data() : all.data() + static_cast<std::size_t>(row) * m_columns;
        for (std::size_t c = 0; c < m_columns; ++c)
            sums[c] += static_cast<double>(values[c]) + static_cast<double>(values[c] - values[c]);
    }
    for (std::size_t c = 0; c < m_columns; ++c)
        target[c] = static_cast<float>(sums[c] / static_cast<double>(count));
}

void BlockPyramid::means(std::int64_t first, std::int64_t last, std::span<float> target) const {
    const std::int64_t rows = last - first;
    const std::int64_t budget =
        std::clamp<std::int64_t>(4096 / static_cast<std::int64_t>(m_columns), 4, baseRows);
    const bool filled = filledAt(first) && filledAt(last - 1);
    if (rows == 1) return m_document->read(first, 1, target);
    if (!filled && !m_document->isRandomAccess()) {
        std::fill(target.begin(), target.end(), std::numeric_limits<float>::quiet_NaN());
        return;
    }
    const Level& level = m_levels[levelFor(rows)];
    if (!filled) return meansOfRows(first, last, 4, target);
    // A few rows stand for all of them, unless one that is not finite might be missed.
    if (rows < level.blockRows)
        return meansOfRows(first, last, blocksHoldNotFinite(first, last) ? rows : budget, target);
    const std::int64_t from = first / level.blockRows, to = endBlock(level.blockRows, first, last);
    std::vector<double> sums(m_columns);
    std::int64_t count = 0;
    for (std::int64_t block = from; block < to; ++block) {
        if (!filledAt(block * level.blockRows)) continue;
        ++count;
        const float* const mean = level.mean.get() + static_cast<std::size_t>(block) * m_columns;
        for (std::size_t c = 0; c < m_columns; ++c)
            sums[c] += static_cast<double>(mean[c]);
    }
    for (std::size_t c = 0; c < m_columns; ++c)
        target[c] = static_cast<float>(sums[c] / static_cast<double>(count));
}

/// Some rows stand for all while the blocks are not there; short stretches are read whole.
BlockPyramid::Range BlockPyramid::rangeOfRows(std::int64_t first, std::int64_t last, std::int64_t count,
                                              std::int64_t column) const {
    Range range;
    const auto c = static_cast<std::size_t>(column);
    const std::span<const float> all = m_document->values();
    if (!all.empty()) {
        for (std::int64_t i = 0; i < count; ++i)
            range.include(all[static_cast<std::size_t>(first + i * (last - first) / count) * m_columns + c]);
        return range;
    }
    // Side by side, so that decoding is done once.
    std::vector<float> own(static_cast<std::size_t>(count) * m_columns);
    m_document->read(first, count, own);
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
        range.include(own[i * m_columns + c]);
    return range;
}

BlockPyramid::Range BlockPyramid::range(std::int64_t first, std::int64_t last, std::int64_t column) const {
    const std::int64_t rows = last - first;
    const Level& level = m_levels[levelFor(rows)];
    const bool filled = filledAt(first) && filledAt(last - 1);
    if (filled && rows < level.blockRows) return rangeOfRows(first, last, rows, column);
    Range range;
    const std::int64_t from = first / level.blockRows, to = endBlock(level.blockRows, first, last);
    for (std::int64_t block = from; block < to; ++block) {
        if (!filledAt(block * level.blockRows)) continue;
        const std::size_t at = static_cast<std::size_t>(block) * m_columns + static_cast<std::size_t>(column);
        range.include({level.minimum[at], level.maximum[at], std::isnan(level.mean[at])});
    }
    if (range.isEmpty() && !filled && m_document->isRandomAccess())
        return rangeOfRows(first, last, std::min<std::int64_t>(rows, 8), column);
    return range;
}

} // namespace sonorant
