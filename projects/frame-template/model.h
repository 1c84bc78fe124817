// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

namespace sonorant::projects::frame_template {

/// The smallest complete model: each frame of features goes through two linear layers and is repeated to the
/// output's rate. Copy this folder to begin a model of your own (docs/adding-a-model.md).
///
/// Input: [B, T, D] raw features. Output: [B, T * upsampling, number of output dimensions].
class FrameModel : public Model {
public:
    explicit FrameModel(const ModelContext& context);
    /// @throws Error Mismatch for an input of another number of dimensions
    torch::Tensor forward(const Batch& batch, ExecutionContext& context) override;

private:
    std::int64_t m_inputDim;
    std::int64_t m_upsampling;
    torch::Tensor m_inputMean, m_inputStd;
    torch::nn::Linear m_hidden{nullptr};
    torch::nn::Linear m_output{nullptr};
};

/// Mean squared error.
class FrameLoss : public Loss {
public:
    /// @throws Error Mismatch when the shapes differ
    std::vector<LossValue> compute(const torch::Tensor& output, const torch::Tensor& target) override;
};

/// What the build registers; every folder under projects/ defines one in the namespace of its name.
ModelFactory factory();

} // namespace sonorant::projects::frame_template
