// SPDX-License-Identifier: GPL-3.0-or-later
#include "projects/lfcc-lcnn/light_cnn.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant::projects::lfcc_lcnn {

namespace {

using Maps = std::vector<torch::Tensor>; ///< [B', C, N, D] each: one for all utterances, or one for each

constexpr std::int64_t halvings = 3;
constexpr std::int64_t fewestFrames = 1 << halvings; ///< of which one is left

/// The larger of the first and the second half of the channels.
torch::Tensor maxFeatureMap(const torch::Tensor& values) {
    const std::vector<torch::Tensor> halves = values.chunk(2, 1);
    return torch::max(halves[0], halves[1]);
}

/// Side by side as long as all are of one length, else each alone.
Maps toMaps(const std::vector<torch::Tensor>& utterances) {
    const bool same = std::all_of(utterances.begin(), utterances.end(), [&](const torch::Tensor& utterance) {
        return utterance.size(0) == utterances.front().size(0);
    });
    if (same) return {torch::stack(utterances).unsqueeze(1)};
    Maps maps;
    for (const torch::Tensor& utterance : utterances)
        maps.push_back(utterance.unsqueeze(0).unsqueeze(0));
    return maps;
}

/// All frames of all utterances in one row, for the statistics to be those of what is there.
void normalize(torch::nn::BatchNorm2d& norm, Maps& maps) {
    if (maps.size() == 1) {
        maps.front() = norm->forward(maps.front());
        return;
    }
    std::vector<std::int64_t> lengths;
    for (const torch::Tensor& map : maps)
        lengths.push_back(map.size(2));
    maps = norm->forward(torch::cat(maps, 2)).split_with_sizes(lengths, 2);
}

} // namespace

LightCnnImpl::LightCnnImpl(const LightCnnOptions& options) : m_options(options) {
    const std::int64_t narrow = options.channels, wide = 2 * options.channels;
    m_inputNorm = register_module(
        "input_norm",
        torch::nn::BatchNorm1d(torch::nn::BatchNorm1dOptions(options.featureDim).affine(false)));
    addBlock(1, narrow, 5, false, true);
    addBlock(narrow, narrow, 1, true, false);
    addBlock(narrow, wide, 3, true, true);
    addBlock(wide, wide, 1, true, false);
    addBlock(wide, wide, 3, true, true);
    const std::int64_t pooled = wide * (options.featureDim >> halvings);
    m_embedding = register_module("embedding", torch::nn::Linear(pooled, 2 * options.embeddingDim));
    m_scores = register_module("scores", torch::nn::Linear(options.embeddingDim, options.classes));
}

void LightCnnImpl::addBlock(std::int64_t inputs, std::int64_t outputs, std::int64_t kernel, bool norm,
                            bool halves) {
    const std::size_t number = m_blocks.size() + 1;
    Block block;
    block.halves = halves;
    block.convolution = register_module(
        fmt::format("conv{}", number),
        torch::nn::Conv2d(torch::nn::Conv2dOptions(inputs, 2 * outputs, kernel).padding(kernel / 2)));
    if (norm) block.norm = register_module(fmt::format("norm{}", number), torch::nn::BatchNorm2d(outputs));
    m_blocks.push_back(block);
}

std::vector<torch::Tensor> LightCnnImpl::normalizedInputs(const std::vector<torch::Tensor>& features) {
    std::vector<std::int64_t> lengths;
    for (const torch::Tensor& utterance : features)
        lengths.push_back(utterance.size(0));
    std::vector<torch::Tensor> normalized =
        m_inputNorm->forward(torch::cat(features, 0)).split_with_sizes(lengths, 0);
    for (torch::Tensor& utterance : normalized) // zeros, the mean, for what too short an utterance lacks
        if (const std::int64_t lacking = fewestFrames - utterance.size(0); lacking > 0)
            utterance = torch::constant_pad_nd(utterance, {0, 0, 0, lacking});
    return normalized;
}

/// As torch::dropout, but from the run's own generator.
torch::Tensor LightCnnImpl::dropOut(const torch::Tensor& values, ExecutionContext& context) const {
    if (!is_training() || m_options.dropout <= 0) return values;
    const double kept = 1 - m_options.dropout;
    const torch::Tensor mask =
        torch::rand(values.sizes(), context.generator, torch::TensorOptions()).lt(kept).to(values.options());
    return values * mask / kept;
}

torch::Tensor LightCnnImpl::forward(const std::vector<torch::Tensor>& features, ExecutionContext& context) {
    Maps maps = toMaps(normalizedInputs(features));
    for (Block& block : m_blocks) {
        for (torch::Tensor& map : maps) {
            map = maxFeatureMap(block.convolution->forward(map));
            if (block.halves) map = torch::max_pool2d(map, 2);
        }
        if (block.norm) normalize(block.norm, maps);
    }
    std::vector<torch::Tensor> means;
    for (const torch::Tensor& map : maps)
        means.push_back(map.mean(2).flatten(1));
    const torch::Tensor pooled = dropOut(torch::cat(means, 0), context);
    return m_scores->forward(maxFeatureMap(m_embedding->forward(pooled)));
}

} // namespace sonorant::projects::lfcc_lcnn
