// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/document.h"

#include <atomic>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace sonorant {

/// Smallest, largest and mean value of blocks of rows, per column, at several sizes of blocks, so that any
/// stretch of a large document is drawn at once. It is filled chunk by chunk from any threads while others
/// read it: what is not there yet is sampled from the document where that is cheap.
class BlockPyramid {
public:
    struct Range {
        float minimum = std::numeric_limits<float>::infinity();
        float maximum = -std::numeric_limits<float>::infinity();
        bool notFinite = false; ///< the stretch holds NaN or infinity

        bool isEmpty() const { return !(minimum <= maximum); } ///< no finite value
        void include(float value);
        void include(const Range& other);
    };

    explicit BlockPyramid(DocumentPtr document);

    const DocumentPtr& document() const { return m_document; }
    std::size_t chunkCount() const { return m_chunkCount; }
    std::int64_t chunkRows() const { return m_chunkRows; }
    std::int64_t firstRow(std::size_t chunk) const { return static_cast<std::int64_t>(chunk) * m_chunkRows; }
    std::int64_t lastRow(std::size_t chunk) const;

    /// Takes in the rows of a chunk. Each chunk once, by one thread.
    void fill(std::size_t chunk, std::span<const float> values);
    bool isFilled(std::size_t chunk) const { return m_filled[chunk].load(std::memory_order_acquire); }
    std::size_t filledChunks() const { return m_filledCount.load(); }
    bool isComplete() const { return filledChunks() == m_chunkCount; }

    /// The mean of each column over rows [first, last); NaN where there is anything not finite, so that it is
    /// seen. Long stretches are rounded to blocks of at most a quarter of their length. What is neither
    /// filled nor cheap to read is NaN, too.
    void means(std::int64_t first, std::int64_t last, std::span<float> target) const;
    /// Of one column, rounded alike.
    Range range(std::int64_t first, std::int64_t last, std::int64_t column) const;

private:
    struct Level {
        std::int64_t blockRows = 0;
        std::unique_ptr<float[]> mean, minimum, maximum; ///< [blocks, columns]
    };

    std::size_t levelFor(std::int64_t rows) const;
    std::int64_t endBlock(std::int64_t blockRows, std::int64_t first, std::int64_t last) const;
    bool filledAt(std::int64_t row) const { return isFilled(static_cast<std::size_t>(row / m_chunkRows)); }
    void fillBase(std::size_t chunk, std::span<const float> values);
    void fillAbove(std::size_t level, std::size_t chunk);
    bool blocksHoldNotFinite(std::int64_t first, std::int64_t last) const;
    void meansOfRows(std::int64_t first, std::int64_t last, std::int64_t most, std::span<float> target) const;

    Range rangeOfRows(std::int64_t first, std::int64_t last, std::int64_t count, std::int64_t column) const;

    DocumentPtr m_document;
    std::size_t m_columns;
    std::int64_t m_chunkRows = 0;
    std::size_t m_chunkCount = 0;
    std::vector<Level> m_levels;
    std::unique_ptr<std::atomic<bool>[]> m_filled;
    std::atomic<std::size_t> m_filledCount{0};
};

} // namespace sonorant
