// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/filter_block_passes.h"

#include "core/kernels/wavefront.h"

#include <algorithm>
#include <cstring>

namespace sonorant::fast {

namespace {

using namespace kernels;

std::int64_t roundedUp(std::int64_t value, std::int64_t unit) {
    return (value + unit - 1) / unit * unit;
}

/// The tiles of all items, one after the other.
struct TilePlan {
    std::int64_t tileRows, length, block, tilesPerItem;

    TilePlan(const KernelSet& kernels, std::int64_t signalLength)
        : tileRows(roundedUp(kTileRows, kernels.blockRows())), length(signalLength),
          block(kernels.blockRows()), tilesPerItem((signalLength + tileRows - 1) / tileRows) {}

    Tile tile(std::int64_t index) const {
        const std::int64_t start = index * tileRows;
        return {start, std::min(tileRows, roundedUp(length - start, block))};
    }
    std::int64_t valid(const Tile& t) const { return std::min(t.count, length - t.start); }
};

std::vector<std::unique_ptr<TileScratch>> makeScratch(const FilterBlockShape& shape, std::int64_t rows,
                                                      int threads) {
    std::vector<std::unique_ptr<TileScratch>> scratch;
    for (int i = 0; i < std::max(1, threads); ++i)
        scratch.push_back(std::make_unique<TileScratch>(shape, rows));
    return scratch;
}

void loadValues(const float* from, const Tile& tile, std::int64_t valid, float* to) {
    std::copy_n(from + tile.start, valid, to);
    std::fill_n(to + valid, tile.count - valid, 0.0f);
}

/// Rows of `width` values to rows of `padded`, with zeros in the margins.
void loadRows(const float* from, std::int64_t width, std::int64_t padded, const Tile& tile,
              std::int64_t valid, float* to) {
    from += tile.start * width;
    if (width == padded) {
        std::copy_n(from, valid * width, to);
    } else {
        for (std::int64_t t = 0; t < valid; ++t) {
            std::copy_n(from + t * width, width, to + t * padded);
            std::fill_n(to + t * padded + width, padded - width, 0.0f);
        }
    }
    std::fill_n(to + valid * padded, (tile.count - valid) * padded, 0.0f);
}

void storeRows(const float* from, std::int64_t width, std::int64_t padded, const Tile& tile,
               std::int64_t valid, float* to) {
    to += tile.start * width;
    for (std::int64_t t = 0; t < valid; ++t)
        std::copy_n(from + t * padded, width, to + t * width);
}

void loadTile(const PackedFilterBlock& block, const Signals& s, std::int64_t item, const Tile& tile,
              std::int64_t valid, TileScratch& scratch) {
    const FilterBlockShape& shape = block.shape();
    loadValues(s.signal + item * s.length, tile, valid, scratch.signal.data());
    loadRows(s.condition + item * s.length * shape.hidden, shape.hidden, shape.channels(), tile, valid,
             scratch.context.data());
}

} // namespace

HiddenLayout::HiddenLayout(const KernelSet& kernels, const FilterBlockShape& shape, std::int64_t batch,
                           std::int64_t length)
    : m_shape(shape), m_batch(batch), m_length(length), m_rows(roundedUp(length, kernels.blockRows())) {
    for (std::int64_t i = 0; i <= shape.convolutions; ++i)
        m_words += linearWords(before(i), m_rows, after(i), shape.channels());
    m_words *= static_cast<std::size_t>(batch);
}

/// Convolution i looks back from the rows before it ...
std::int64_t HiddenLayout::before(std::int64_t i) const {
    return i < m_shape.convolutions ? m_shape.history(i, m_length) : 0;
}

/// ... and on the way back ahead, at the gradients that take the place of the rows behind it.
std::int64_t HiddenLayout::after(std::int64_t i) const {
    return i > 0 ? m_shape.history(i - 1, m_length) : 0;
}

std::vector<RowView> HiddenLayout::rows(float* memory, std::int64_t item) const {
    const std::int64_t stride = m_shape.channels();
    std::vector<RowView> views;
    for (std::int64_t i = 0; i <= m_shape.convolutions; ++i) {
        const std::size_t words = linearWords(before(i), m_rows, after(i), stride);
        views.push_back(
            linearRows(memory + words * static_cast<std::size_t>(item), before(i), m_rows, after(i), stride));
        memory += words * static_cast<std::size_t>(m_batch);
    }
    return views;
}

void HiddenLayout::clearMargins(float* memory) const {
    const std::int64_t stride = m_shape.channels();
    for (std::int64_t item = 0; item < m_batch; ++item) {
        const std::vector<RowView> views = rows(memory, item);
        for (std::int64_t i = 0; i <= m_shape.convolutions; ++i) {
            float* base = views[static_cast<std::size_t>(i)].base;
            std::fill_n(base, before(i) * stride, 0.0f);
            std::fill_n(base + (before(i) + m_rows) * stride, after(i) * stride, 0.0f);
        }
    }
}

void forwardKeeping(const PackedFilterBlock& block, const Signals& s, float* hidden, float* result,
                    int threads) {
    const FilterBlockShape& shape = block.shape();
    const TilePlan plan(block.kernels(), s.length);
    const HiddenLayout layout(block.kernels(), shape, s.batch, s.length);
    layout.clearMargins(hidden);
    std::vector<std::vector<RowView>> rows;
    for (std::int64_t item = 0; item < s.batch; ++item)
        rows.push_back(layout.rows(hidden, item));
    const auto scratch = makeScratch(shape, plan.tileRows, threads);

    Wavefront wave;
    wave.tiles = s.batch * plan.tilesPerItem;
    wave.steps = forwardSteps(shape);
    wave.threads = threads;
    wave.startsAnew = [&](std::int64_t index) { return index % plan.tilesPerItem == 0; };
    wave.work = [&](int thread, std::int64_t index, std::int64_t step) {
        const std::int64_t item = index / plan.tilesPerItem;
        const Tile tile = plan.tile(index % plan.tilesPerItem);
        TileScratch& own = *scratch[static_cast<std::size_t>(thread)];
        if (step == 0) loadTile(block, s, item, tile, plan.valid(tile), own);
        forwardStep(block, step, tile, s.length, rows[static_cast<std::size_t>(item)], own);
        if (step == wave.steps - 1)
            std::copy_n(own.result.data(), plan.valid(tile), result + item * s.length + tile.start);
    };
    runWavefront(wave);
}

void forwardOnly(const PackedFilterBlock& block, const Signals& s, float* result, int threads) {
    const FilterBlockShape& shape = block.shape();
    const TilePlan plan(block.kernels(), s.length);
    const auto scratch = makeScratch(shape, plan.tileRows, threads);
    const auto last = static_cast<std::size_t>(shape.convolutions);
    for (std::int64_t item = 0; item < s.batch; ++item) {
        std::vector<RowRing> rings;
        for (std::int64_t i = 0; i < shape.convolutions; ++i)
            rings.emplace_back(shape.history(i, s.length), plan.tileRows, std::max(1, threads), plan.block,
                               shape.channels());
        Wavefront wave;
        wave.tiles = plan.tilesPerItem;
        wave.steps = forwardSteps(shape);
        wave.threads = threads;
        wave.startsAnew = [](std::int64_t index) { return index == 0; };
        wave.work = [&](int thread, std::int64_t index, std::int64_t step) {
            const Tile tile = plan.tile(index);
            TileScratch& own = *scratch[static_cast<std::size_t>(thread)];
            if (step == 0) loadTile(block, s, item, tile, plan.valid(tile), own);
            std::vector<RowView> rows;
            for (const RowRing& ring : rings)
                rows.push_back(ring.view());
            rows.push_back({own.encoded.data(), shape.channels(), tile.count, -tile.start});
            forwardStep(block, step, tile, s.length, rows, own);
            if (static_cast<std::size_t>(step) < last)
                rings[static_cast<std::size_t>(step)].repeatFirstRows(tile.start, tile.count);
            if (step == wave.steps - 1)
                std::copy_n(own.result.data(), plan.valid(tile), result + item * s.length + tile.start);
        };
        runWavefront(wave);
    }
}

std::unique_ptr<FilterBlockGradients> backward(const PackedFilterBlock& block, const Signals& s,
                                               float* hidden, const SignalGradients& gradients, int threads) {
    const FilterBlockShape& shape = block.shape();
    const TilePlan plan(block.kernels(), s.length);
    const HiddenLayout layout(block.kernels(), shape, s.batch, s.length);
    std::vector<std::vector<RowView>> rows;
    for (std::int64_t item = 0; item < s.batch; ++item)
        rows.push_back(layout.rows(hidden, item));
    const auto scratch = makeScratch(shape, plan.tileRows, threads);
    std::vector<std::unique_ptr<FilterBlockGradients>> sums;
    for (int i = 0; i < std::max(1, threads); ++i)
        sums.push_back(std::make_unique<FilterBlockGradients>(shape));

    Wavefront wave;
    wave.tiles = s.batch * plan.tilesPerItem;
    wave.steps = backwardSteps(shape);
    wave.threads = threads;
    wave.startsAnew = [&](std::int64_t index) { return index % plan.tilesPerItem == 0; };
    wave.work = [&](int thread, std::int64_t index, std::int64_t step) {
        const std::int64_t item = index / plan.tilesPerItem;
        const Tile tile = plan.tile(plan.tilesPerItem - 1 - index % plan.tilesPerItem); // from the end on
        const std::int64_t valid = plan.valid(tile);
        TileScratch& own = *scratch[static_cast<std::size_t>(thread)];
        if (step == 0) {
            loadTile(block, s, item, tile, valid, own);
            loadValues(gradients.result + item * s.length, tile, valid, own.result.data());
        }
        backwardStep(block, step, tile, s.length, rows[static_cast<std::size_t>(item)], own,
                     *sums[static_cast<std::size_t>(thread)]);
        if (step < wave.steps - 1) return;
        std::copy_n(own.result.data(), valid, gradients.signal + item * s.length + tile.start);
        storeRows(own.contextGradient.data(), shape.hidden, shape.channels(), tile, valid,
                  gradients.condition + item * s.length * shape.hidden);
    };
    runWavefront(wave);
    for (std::size_t i = 1; i < sums.size(); ++i)
        sums.front()->add(*sums[i]);
    return std::move(sums.front());
}

} // namespace sonorant::fast
