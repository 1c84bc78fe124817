// SPDX-License-Identifier: GPL-3.0-or-later
#include "projects/hn-nsf/waveform_stream.h"

#include "core/fast/filter_block_passes.h"
#include "core/kernels/wavefront.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sonorant::projects::hn_nsf {

using kernels::RowRing;
using kernels::RowView;
using kernels::Tile;

namespace {

constexpr std::int64_t kMostChunkTiles = 32;

std::int64_t roundedUp(std::int64_t value, std::int64_t unit) {
    return (value + unit - 1) / unit * unit;
}

kernels::AlignedBuffer paddedFrames(const torch::Tensor& frames) {
    const torch::Tensor rows = frames.contiguous();
    const std::int64_t width = rows.size(1), padded = kernels::paddedChannels(width);
    kernels::AlignedBuffer buffer(static_cast<std::size_t>(rows.size(0) * padded));
    for (std::int64_t f = 0; f < rows.size(0); ++f)
        std::copy_n(rows.data_ptr<float>() + f * width, width, buffer.data() + f * padded);
    return buffer;
}

/// sum[t] += taps over signal[t - taps + 1 ... t].
void addFiltered(const std::vector<float>& taps, const float* signal, std::int64_t count, float* sum) {
    const float* oldest = signal - static_cast<std::int64_t>(taps.size()) + 1;
    for (const float tap : taps) {
        for (std::int64_t t = 0; t < count; ++t)
            sum[t] += tap * oldest[t];
        ++oldest;
    }
}

std::int64_t longest(const MixFilters& f) {
    return static_cast<std::int64_t>(
        std::max({f.lowVoiced.size(), f.lowUnvoiced.size(), f.highVoiced.size(), f.highUnvoiced.size()}));
}

} // namespace

struct WaveformStream::Block {
    kernels::PackedFilterBlock packed;
    std::vector<RowRing> rings; ///< rows before each convolution
};

struct WaveformStream::Worker {
    kernels::TileScratch scratch;
    std::vector<std::vector<RowView>> rows; ///< of each block; the last rows are the thread's own
    std::vector<float> voiced, unvoiced;
};

WaveformStream::WaveformStream(const WaveformParts& parts, SourceStream source,
                               const kernels::KernelSet& kernels, int threads)
    : m_kernels(kernels), m_threads(std::max(1, threads)),
      m_tileRows(roundedUp(fast::kTileRows, kernels.blockRows())), m_filters(parts.filters),
      m_voicedWeight(static_cast<float>(1 / (1 + std::exp(-0.5 * parts.voicingSharpness)))),
      m_unvoicedWeight(static_cast<float>(1 / (1 + std::exp(0.5 * parts.voicingSharpness)))),
      m_upsampling(parts.factor, parts.hiddenFrames.size(0)), m_frames(paddedFrames(parts.hiddenFrames)),
      m_source(std::move(source)), m_chunkTiles(m_threads), m_history(longest(parts.filters) - 1) {
    addBlock(parts.noiseBlock);
    for (const FilterBlockTensors& tensors : parts.harmonicBlocks)
        addBlock(tensors);
    m_stages.push_back({-1, 0});
    for (std::size_t b = 0; b < m_blocks.size(); ++b)
        for (std::int64_t step = 0; step < kernels::forwardSteps(m_blocks[b]->packed.shape()); ++step)
            m_stages.push_back({static_cast<int>(b), step});
    m_stages.push_back({static_cast<int>(m_blocks.size()), 0});

    for (int i = 0; i < m_threads; ++i) {
        m_workers.push_back(std::unique_ptr<Worker>(
            new Worker{kernels::TileScratch(m_blocks.front()->packed.shape(), m_tileRows), {}, {}, {}}));
        Worker& worker = *m_workers.back();
        worker.voiced.resize(static_cast<std::size_t>(m_tileRows));
        worker.unvoiced.resize(static_cast<std::size_t>(m_tileRows));
        for (const auto& block : m_blocks) {
            worker.rows.emplace_back();
            for (const RowRing& ring : block->rings)
                worker.rows.back().push_back(ring.view());
            const std::int64_t channels = block->packed.shape().channels();
            worker.rows.back().push_back({worker.scratch.encoded.data(), channels, m_tileRows, 0});
        }
    }
    for (std::vector<float>* signal : {&m_sine, &m_harmonic, &m_noise, &m_voiced})
        signal->resize(static_cast<std::size_t>(m_history));
}

WaveformStream::~WaveformStream() = default;

void WaveformStream::addBlock(const FilterBlockTensors& tensors) {
    const kernels::FilterBlockShape shape = tensors.shape();
    auto block =
        std::unique_ptr<Block>(new Block{kernels::PackedFilterBlock(m_kernels, shape, tensors.weights(),
                                                                    kernels::PackedFilterBlock::Use::Forward),
                                         {}});
    for (std::int64_t i = 0; i < shape.convolutions; ++i)
        block->rings.emplace_back(shape.history(i, length()), m_tileRows, m_threads, m_kernels.blockRows(),
                                  shape.channels());
    m_blocks.push_back(std::move(block));
}

Tile WaveformStream::tileAt(std::int64_t index) const {
    const std::int64_t start = m_done + index * m_tileRows;
    return {start, std::min(m_tileRows, roundedUp(length() - start, m_kernels.blockRows()))};
}

std::int64_t WaveformStream::valid(const Tile& tile) const {
    return std::min(tile.count, length() - tile.start);
}

float* WaveformStream::piece(std::vector<float>& signal, const Tile& tile) {
    return signal.data() + m_history + (tile.start - m_done);
}

void WaveformStream::beginChunk(std::int64_t rows) {
    for (std::vector<float>* signal : {&m_sine, &m_harmonic, &m_noise, &m_voiced}) {
        const std::vector<float> past(signal->end() - m_history, signal->end());
        signal->resize(static_cast<std::size_t>(m_history + rows));
        std::copy(past.begin(), past.end(), signal->begin());
    }
    m_output = torch::empty({1, rows});
}

torch::Tensor WaveformStream::next() {
    if (m_done >= length()) return {};
    const std::int64_t rows = std::min(m_chunkTiles * m_tileRows, length() - m_done);
    beginChunk(rows);
    kernels::Wavefront wave;
    wave.tiles = (rows + m_tileRows - 1) / m_tileRows;
    wave.steps = static_cast<std::int64_t>(m_stages.size());
    wave.threads = m_threads;
    wave.startsAnew = [](std::int64_t tile) { return tile == 0; };
    wave.work = [this](int thread, std::int64_t tile, std::int64_t step) {
        work(thread, tile, m_stages[static_cast<std::size_t>(step)]);
    };
    kernels::runWavefront(wave);
    m_done += rows;
    m_chunkTiles = std::min(2 * m_chunkTiles, kMostChunkTiles * m_threads);
    return std::exchange(m_output, torch::Tensor());
}

void WaveformStream::work(int thread, std::int64_t index, const Stage& stage) {
    Worker& worker = *m_workers[static_cast<std::size_t>(thread)];
    const Tile tile = tileAt(index);
    if (stage.block < 0)
        prepare(worker, tile);
    else if (static_cast<std::size_t>(stage.block) < m_blocks.size())
        passBlock(worker, tile, stage);
    else
        mix(worker, tile);
}

/// The source signals and the condition of a tile; the noise comes first.
void WaveformStream::prepare(Worker& worker, const Tile& tile) {
    const std::int64_t count = valid(tile);
    float* noise = worker.scratch.signal.data();
    m_source.next(count, piece(m_sine, tile), noise, piece(m_voiced, tile));
    std::fill(noise + count, noise + tile.count, 0.0f);
    m_upsampling.spread(m_frames.data(), m_blocks.front()->packed.shape().channels(), tile.start, tile.count,
                        worker.scratch.context.data());
}

void WaveformStream::passBlock(Worker& worker, const Tile& tile, const Stage& stage) {
    const auto at = static_cast<std::size_t>(stage.block);
    Block& block = *m_blocks[at];
    kernels::TileScratch& scratch = worker.scratch;
    const std::int64_t count = valid(tile);
    if (stage.step == 0 && at == 1) {
        std::copy_n(piece(m_sine, tile), count, scratch.signal.data());
        std::fill_n(scratch.signal.data() + count, tile.count - count, 0.0f);
    } else if (stage.step == 0 && at > 1) {
        std::copy_n(scratch.result.data(), tile.count, scratch.signal.data());
    }
    std::vector<RowView>& rows = worker.rows[at];
    rows.back().ring = tile.count;
    rows.back().shift = -tile.start;
    kernels::forwardStep(block.packed, stage.step, tile, length(), rows, scratch);
    if (static_cast<std::size_t>(stage.step) < block.rings.size())
        block.rings[static_cast<std::size_t>(stage.step)].repeatFirstRows(tile.start, tile.count);
    if (stage.step + 1 < kernels::forwardSteps(block.packed.shape())) return;
    if (at == 0) std::copy_n(scratch.result.data(), count, piece(m_noise, tile));
    if (at + 1 == m_blocks.size()) std::copy_n(scratch.result.data(), count, piece(m_harmonic, tile));
}

/// Both branches through the filters of voiced and unvoiced speech, weighted by voicing.
void WaveformStream::mix(Worker& worker, const Tile& tile) {
    const std::int64_t count = valid(tile);
    std::fill(worker.voiced.begin(), worker.voiced.end(), 0.0f);
    std::fill(worker.unvoiced.begin(), worker.unvoiced.end(), 0.0f);
    addFiltered(m_filters.lowVoiced, piece(m_harmonic, tile), count, worker.voiced.data());
    addFiltered(m_filters.highVoiced, piece(m_noise, tile), count, worker.voiced.data());
    addFiltered(m_filters.lowUnvoiced, piece(m_harmonic, tile), count, worker.unvoiced.data());
    addFiltered(m_filters.highUnvoiced, piece(m_noise, tile), count, worker.unvoiced.data());
    const float* voicing = piece(m_voiced, tile);
    float* output = m_output.data_ptr<float>() + (tile.start - m_done);
    for (std::int64_t t = 0; t < count; ++t) {
        const float weight = voicing[t] > 0 ? m_voicedWeight : m_unvoicedWeight;
        const auto i = static_cast<std::size_t>(t);
        output[t] = weight * worker.voiced[i] + (1 - weight) * worker.unvoiced[i];
    }
}

} // namespace sonorant::projects::hn_nsf
