// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fast/filter_block_function.h"
#include "core/kernels/filter_block.h"
#include "core/kernels/smooth_upsampling.h"
#include "core/model/output_stream.h"
#include "projects/hn-nsf/source_stream.h"

#include <memory>
#include <vector>

namespace sonorant::projects::hn_nsf {

/// A branch's FIR filters as causal correlations: taps reversed in time, as FirFilter stores them.
struct MixFilters {
    std::vector<float> lowVoiced, lowUnvoiced, highVoiced, highUnvoiced;
};

/// What a stream is made of; weights are copied.
struct WaveformParts {
    std::vector<FilterBlockTensors> harmonicBlocks;
    FilterBlockTensors noiseBlock;
    MixFilters filters;
    torch::Tensor hiddenFrames; ///< [frames, hidden]: the condition before its up-sampling
    std::int64_t factor = 1;
    double voicingSharpness = 10;
};

/// Generation of one utterance tile by tile through the whole network, from source to mix. Every convolution
/// keeps just the past that it looks back to, so the memory beyond the frames does not depend on the length.
/// The threads follow each other through the layers, each with a tile of its own.
class WaveformStream final : public OutputStream {
public:
    WaveformStream(const WaveformParts& parts, SourceStream source, const kernels::KernelSet& kernels,
                   int threads);
    ~WaveformStream() override;
    std::int64_t length() const { return m_upsampling.length(); }
    /// [1, n]: few samples at first, then more at a time.
    torch::Tensor next() override;

private:
    struct Block;  // packed weights and the memory of its convolutions
    struct Worker; // what a thread works in
    struct Stage {
        int block;         ///< index into m_blocks, or -1 before the first, or their number behind the last
        std::int64_t step; ///< within the block
    };

    void addBlock(const FilterBlockTensors& tensors);
    void work(int thread, std::int64_t tile, const Stage& stage);
    void prepare(Worker& worker, const kernels::Tile& tile);
    void passBlock(Worker& worker, const kernels::Tile& tile, const Stage& stage);
    void mix(Worker& worker, const kernels::Tile& tile);
    kernels::Tile tileAt(std::int64_t index) const;
    std::int64_t valid(const kernels::Tile& tile) const;
    float* piece(std::vector<float>& signal, const kernels::Tile& tile);
    void beginChunk(std::int64_t rows);

    const kernels::KernelSet& m_kernels;
    int m_threads;
    std::int64_t m_tileRows;
    MixFilters m_filters;
    float m_voicedWeight, m_unvoicedWeight;
    kernels::SmoothUpsampling m_upsampling;
    kernels::AlignedBuffer m_frames;
    SourceStream m_source;
    std::vector<std::unique_ptr<Block>> m_blocks; ///< the noise block, then the harmonic ones
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::vector<Stage> m_stages;

    std::int64_t m_done = 0;   ///< samples given so far
    std::int64_t m_chunkTiles; ///< of the next chunk
    std::int64_t m_history;    ///< samples of the branches that the filters look back to
    std::vector<float> m_sine, m_harmonic, m_noise,
        m_voiced; ///< of the chunk, after m_history samples before it
    torch::Tensor m_output;
};

} // namespace sonorant::projects::hn_nsf
