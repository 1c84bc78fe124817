// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/execution_context.h"

#include <vector>

namespace sonorant::projects::lfcc_lcnn {

struct LightCnnOptions {
    std::int64_t featureDim = 60, channels = 8, embeddingDim = 32, classes = 2;
    double dropout = 0.3;
};

/// A light convolutional network: each convolution gives pairs of maps of which the larger value goes on
/// (max-feature-map). Wu, He, Sun, Tan: A Light CNN for Deep Face Representation with Noisy Labels, TIFS 13,
/// 2018, doi 10.1109/TIFS.2018.2833032.
///
/// Five convolutions, three times halved in time and frequency, mean over time, two linear layers. Utterances
/// of different lengths are never padded: each passes the convolutions alone and the batch normalisation sees
/// the frames of all in one row. So what is said of an utterance does not depend on the others of its batch,
/// except through the statistics of batch normalisation in training.
class LightCnnImpl : public torch::nn::Module {
public:
    explicit LightCnnImpl(const LightCnnOptions& options);

    /// @param features per utterance [N, D], N >= 1. @returns scores [B, classes]; draws (dropout, in
    /// training only)
    ///        come from the context
    torch::Tensor forward(const std::vector<torch::Tensor>& features, ExecutionContext& context);

private:
    struct Block {
        torch::nn::Conv2d convolution{nullptr};
        torch::nn::BatchNorm2d norm{nullptr};
        bool halves;
    };
    void addBlock(std::int64_t inputs, std::int64_t outputs, std::int64_t kernel, bool norm, bool halves);
    std::vector<torch::Tensor> normalizedInputs(const std::vector<torch::Tensor>& features);
    torch::Tensor dropOut(const torch::Tensor& values, ExecutionContext& context) const;

    LightCnnOptions m_options;
    torch::nn::BatchNorm1d m_inputNorm{nullptr};
    std::vector<Block> m_blocks;
    torch::nn::Linear m_embedding{nullptr}, m_scores{nullptr};
};
TORCH_MODULE(LightCnn);

} // namespace sonorant::projects::lfcc_lcnn
