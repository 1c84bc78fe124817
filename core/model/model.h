// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"
#include "core/data/batch.h"
#include "core/nn/execution_context.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sonorant {

/// Means and deviations per dimension of the training set, all inputs and all outputs side by side. float32
/// [D].
struct Normalization {
    torch::Tensor inputMean, inputStd, outputMean, outputStd;
    /// Mean 0 and deviation 1, for a model whose weights (these four among them) are loaded afterwards.
    static Normalization identity(std::int64_t inputDim, std::int64_t outputDim);
};

/// What a model is built from.
struct ModelContext {
    ModelConfig options; ///< hyper-parameters, complete
    DataConfig data;     ///< dimensions, resolutions, sampling rate
    Normalization normalization;
    Path folder; ///< of the project: what relative paths among the options are relative to
    std::int64_t inputDim() const;
    std::int64_t outputDim() const;
    /// Output-rate steps per input frame.
    std::int64_t upsampling() const;
};

/// Parameters that one optimiser updates.
struct ParameterGroup {
    std::string name;
    std::vector<torch::Tensor> parameters; ///< in registration order, frozen ones too
};

/// A network. Parameter and buffer names are those of the checkpoint.
class Model : public torch::nn::Module {
public:
    /// Output for a batch of raw features, in the normalised domain of the target: what the loss compares.
    /// Draws only from context.generator.
    virtual torch::Tensor forward(const Batch& batch, ExecutionContext& context) = 0;
    /// Generation; a model overrides it when generating differs from the training pass.
    virtual torch::Tensor inference(const Batch& batch, ExecutionContext& context) {
        return forward(batch, context);
    }
    /// A target of the files in the domain of the output: by default normalised by output_mean / output_std
    /// where the model registered parameters of these names, else as it is.
    virtual torch::Tensor normalizeTarget(const torch::Tensor& target) const;
    /// What the loss compares the output with: by default the batch's target, normalised. A model that learns
    /// from something else (labels of the batch's utterances, say) gives that.
    /// @throws Error Configuration by default when the data have no targets
    virtual torch::Tensor targetOf(const Batch& batch) const;
    /// Called once before the first step with the names of all utterances that training and validation will
    /// bring: where a model reads what targetOf() needs, and misses what is not there before hours have
    /// passed. Not called for generation.
    virtual void prepareTraining(const std::vector<std::string>& utterances);
    /// The way back to the domain of the files.
    virtual torch::Tensor denormalizeOutput(const torch::Tensor& output) const;
    virtual std::vector<ParameterGroup> parameterGroups();
    /// Whether nearly all of its time passes in kernels of its own, with threads of their own, so that those
    /// of LibTorch's matrix library would only be in their way.
    virtual bool hasOwnKernels() const { return false; }
    /// Elements of parameters with a gradient.
    std::int64_t trainableParameterCount() const;
};

struct LossValue {
    std::string name;
    torch::Tensor value;           ///< scalar; the sum of all is back-propagated
    bool countsForStopping = true; ///< takes part in the validation sum that chooses the best epoch
};

class Loss {
public:
    virtual ~Loss() = default;
    /// The countsForStopping flag of every value that compute() gives, known before the first call.
    virtual std::vector<bool> stoppingFlags() const { return {true}; }
    virtual std::vector<LossValue> compute(const torch::Tensor& output, const torch::Tensor& target) = 0;
};

/// How a model of projects/ is built. Construction may draw from LibTorch's default generator: the caller
/// holds a DefaultGeneratorLoan meanwhile.
struct ModelFactory {
    std::string id;
    std::function<std::shared_ptr<Model>(const ModelContext&)> makeModel;
    std::function<std::unique_ptr<Loss>(const ModelContext&)> makeLoss;
};

} // namespace sonorant
