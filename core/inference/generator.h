// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/state_dict.h"
#include "core/config/project_config.h"
#include "core/data/batch.h"
#include "core/model/model.h"
#include "core/nn/execution_context.h"

#include <memory>
#include <stop_token>

namespace sonorant {

/// A trained model that turns features into what its project's outputs are.
class Generator {
public:
    /// Builds the model of the project and loads its weights. @param trainedModel empty: an untrained model,
    /// as the seed makes it, with the statistics given (a checkpoint brings its own).
    /// @throws Error
    Generator(const ProjectConfig& config, const Path& trainedModel, const Normalization& statistics);

    /// Output in the domain of the files, [samples, sum(output_dims)] on the CPU. Whole, or in pieces that
    /// are cross-faded when trunc_input_length_for_inference is set. Draws of an utterance depend on the seed
    /// and its name alone, or, with framework_order, go on in one sequence over all calls. Where sideBySide()
    /// is true, several threads may call it at a time.
    /// @throws Error, Cancelled (seen between pieces)
    torch::Tensor generate(const Sample& sample, std::stop_token stop = {});

    /// What the model's inference gives for the whole utterance, as it is, on the CPU: for a LineModel. Draws
    /// as generate().
    /// @throws Error
    torch::Tensor judge(const Sample& sample);

    /// Whether utterances may be generated at the same time, and gain from it: with framework_order each goes
    /// on where the one before has stopped drawing, and LibTorch's modules use all threads for one.
    bool sideBySide() const { return !m_framework && m_model->hasOwnKernels(); }
    const Model& model() const { return *m_model; }
    /// Which tensors the checkpoint gave and, with allow_mismatched_pretrained_model, which it did not.
    const LoadReport& loaded() const { return m_loaded; }

private:
    ExecutionContext contextFor(const std::string& name);
    torch::Tensor infer(const torch::Tensor& input, const Sequence& sequence, ExecutionContext& context);
    torch::Tensor runModel(const torch::Tensor& input, const Sequence& sequence, ExecutionContext& context);
    torch::Tensor generateInPieces(const Sample& sample, ExecutionContext& context,
                                   const std::stop_token& stop);

    ProjectConfig m_config;
    ExecutionContext m_context;
    std::shared_ptr<Model> m_model;
    LoadReport m_loaded;
    std::int64_t m_upsampling = 1;
    bool m_framework = false;
    bool m_begun = false; ///< framework order: the loader's draw has been made
};

/// Joins pieces of output, [n, D] each, that overlap by `overlap` rows, by a linear cross-fade with rising
/// weights 0, 1/overlap, ..., (overlap - 1)/overlap.
/// @throws Error Mismatch when a piece is shorter than what it shares with its neighbours
torch::Tensor crossFade(const std::vector<torch::Tensor>& pieces, std::int64_t overlap);

} // namespace sonorant
