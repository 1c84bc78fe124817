// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/filter_block.h"

#include <cstring>

namespace sonorant::kernels {

namespace {

Convolution over(Convolution convolution, const RowView& input, const Tile& tile) {
    convolution.input = input;
    convolution.start = tile.start;
    convolution.count = tile.count;
    return convolution;
}

/// Rows of this tile alone.
RowView tileRows(float* memory, std::int64_t stride, const Tile& tile) {
    return {memory, stride, tile.count, -tile.start};
}

/// What the block adds to the signal: tanh of the projection of the tanh of the reduced rows. Leaves the
/// latter in scratch.reduced.
void projectReduced(const PackedFilterBlock& block, const Tile& tile, const RowView& last,
                    TileScratch& scratch, float* added) {
    const KernelSet& kernels = block.kernels();
    const std::int64_t channels = block.shape().reducedChannels();
    float* reduced = scratch.reduced.data();
    kernels.convolve(over(block.reduction(), last, tile), reduced);
    kernels.tanhInPlace(reduced, tile.count * channels);
    const float* project = block.project();
    for (std::int64_t t = 0; t < tile.count; ++t) {
        float sum = 0;
        for (std::int64_t c = 0; c < channels; ++c)
            sum += project[c] * reduced[t * channels + c];
        added[t] = sum;
    }
    kernels.tanhInPlace(added, tile.count);
}

/// From the gradient of the result to that of h behind the last convolution.
void backThroughProjection(const PackedFilterBlock& block, const Tile& tile, const RowView& last,
                           TileScratch& scratch, FilterBlockGradients& gradients) {
    const KernelSet& kernels = block.kernels();
    const FilterBlockShape& shape = block.shape();
    const std::int64_t channels = shape.reducedChannels();
    float* reduced = scratch.reduced.data();
    float* added = scratch.contextGradient.data(); // free until the end of this step
    projectReduced(block, tile, last, scratch, added);
    const float* project = block.project();
    float* projectGradient = gradients.project.data();
    for (std::int64_t t = 0; t < tile.count; ++t) {
        const float gradient = scratch.result.data()[t] * (1 - added[t] * added[t]);
        float* row = reduced + t * channels;
        for (std::int64_t c = 0; c < channels; ++c) {
            projectGradient[c] += gradient * row[c];
            row[c] = gradient * project[c] * (1 - row[c] * row[c]);
        }
    }
    float* encoded = scratch.encoded.data();
    kernels.encode(reduced, tile.count, channels, encoded);
    const RowView rows = tileRows(encoded, channels, tile);
    WeightGradient weight;
    weight.outputGradient = rows;
    weight.input = last;
    weight.outputs = channels;
    weight.inputs = shape.channels();
    weight.start = tile.start;
    weight.count = tile.count;
    weight.gradient = gradients.reduce.data();
    kernels.addWeightGradient(weight);
    kernels.convolve(over(block.reductionBackward(), rows, tile), scratch.running.data());
    std::memset(scratch.contextGradient.data(), 0, scratch.contextGradient.size() * sizeof(float));
}

/// The context enters behind each convolution, so its gradient is the sum of those of all h.
void backThroughActivation(const PackedFilterBlock& block, const Tile& tile, const RowView& before,
                           const RowView& after, TileScratch& scratch) {
    const std::int64_t channels = block.shape().channels();
    const float* running = scratch.running.data();
    float* contextGradient = scratch.contextGradient.data();
    for (std::int64_t i = 0; i < tile.count * channels; ++i)
        contextGradient[i] += running[i];
    block.kernels().backThroughTanh(running, scratch.context.data(), before.at(tile.start), tile.count,
                                    channels, after.at(tile.start));
}

void backThroughConvolution(const PackedFilterBlock& block, std::int64_t i, const Tile& tile,
                            std::int64_t length, const std::vector<RowView>& hidden, TileScratch& scratch,
                            FilterBlockGradients& gradients) {
    const Convolution forward = block.convolution(i, length);
    const RowView& before = hidden[static_cast<std::size_t>(i)];
    const RowView& gradient = hidden[static_cast<std::size_t>(i + 1)];
    WeightGradient weight;
    weight.outputGradient = gradient;
    weight.input = before;
    weight.outputs = forward.outputs;
    weight.inputs = forward.inputs;
    weight.taps = forward.taps;
    weight.firstTap = forward.firstTap;
    weight.step = forward.step;
    weight.start = tile.start;
    weight.count = tile.count;
    weight.gradient = gradients.convolutions[static_cast<std::size_t>(i)].data();
    block.kernels().addWeightGradient(weight);
    block.kernels().convolveAdd(over(block.convolutionBackward(i, length), gradient, tile),
                                scratch.running.data());
}

void backThroughExpansion(const PackedFilterBlock& block, const Tile& tile, const RowView& first,
                          TileScratch& scratch, FilterBlockGradients& gradients) {
    const std::int64_t channels = block.shape().channels();
    float* plain = scratch.encoded.data();
    block.kernels().decode(first.at(tile.start), tile.count, channels, plain);
    const float* expand = block.expand();
    float* expandGradient = gradients.expand.data();
    for (std::int64_t t = 0; t < tile.count; ++t) {
        const float* h = plain + t * channels;
        const float* running = scratch.running.data() + t * channels;
        const float signal = scratch.signal.data()[t];
        float sum = 0;
        for (std::int64_t c = 0; c < channels; ++c) {
            const float gradient = running[c] * (1 - h[c] * h[c]);
            sum += gradient * expand[c];
            expandGradient[c] += gradient * signal;
        }
        scratch.result.data()[t] += sum;
    }
}

} // namespace

void forwardStep(const PackedFilterBlock& block, std::int64_t step, const Tile& tile, std::int64_t length,
                 const std::vector<RowView>& hidden, TileScratch& scratch) {
    const KernelSet& kernels = block.kernels();
    const FilterBlockShape& shape = block.shape();
    if (step == 0) {
        kernels.expandTanh(scratch.signal.data(), block.expand(), tile.count, shape.channels(),
                           scratch.running.data(), hidden.front().at(tile.start));
    } else if (step <= shape.convolutions) {
        const auto i = static_cast<std::size_t>(step - 1);
        kernels.convolveTanhAdd(over(block.convolution(step - 1, length), hidden[i], tile),
                                scratch.context.data(), scratch.running.data(), hidden[i + 1]);
    } else {
        float* result = scratch.result.data();
        projectReduced(block, tile, hidden.back(), scratch, result);
        for (std::int64_t t = 0; t < tile.count; ++t)
            result[t] += scratch.signal.data()[t];
    }
}

void backwardStep(const PackedFilterBlock& block, std::int64_t step, const Tile& tile, std::int64_t length,
                  const std::vector<RowView>& hidden, TileScratch& scratch, FilterBlockGradients& gradients) {
    const FilterBlockShape& shape = block.shape();
    if (step == 0) {
        backThroughProjection(block, tile, hidden.back(), scratch, gradients);
    } else if (step <= 2 * shape.convolutions) {
        const std::int64_t i = shape.convolutions - 1 - (step - 1) / 2;
        const auto at = static_cast<std::size_t>(i);
        if (step % 2 == 1)
            backThroughActivation(block, tile, hidden[at], hidden[at + 1], scratch);
        else
            backThroughConvolution(block, i, tile, length, hidden, scratch, gradients);
    } else {
        backThroughExpansion(block, tile, hidden.front(), scratch, gradients);
    }
}

} // namespace sonorant::kernels
