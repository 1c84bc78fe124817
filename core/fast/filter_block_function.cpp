// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/filter_block_function.h"

#include "core/base/error.h"
#include "core/fast/filter_block_passes.h"

#include <utility>

namespace sonorant {

namespace {

using kernels::FilterBlockGradients;
using kernels::FilterBlockShape;
using kernels::KernelSet;
using kernels::PackedFilterBlock;

fast::Signals signalsOf(const torch::Tensor& signal, const torch::Tensor& condition) {
    return {signal.size(0), signal.size(1), signal.data_ptr<float>(), condition.data_ptr<float>()};
}

/// Kept rows as a tensor, so that the graph owns them.
torch::Tensor wrapped(std::shared_ptr<float> memory, std::size_t words) {
    float* data = memory.get();
    return torch::from_blob(
        data, {static_cast<std::int64_t>(words)}, [held = std::move(memory)](void*) mutable { held.reset(); },
        torch::kFloat32);
}

/// Rows of padded columns to a tensor [rows, columns].
torch::Tensor unpadded(const float* values, std::int64_t rows, std::int64_t columns, std::int64_t step,
                       float scale) {
    torch::Tensor result = torch::empty({rows, columns});
    float* to = result.data_ptr<float>();
    for (std::int64_t r = 0; r < rows; ++r)
        for (std::int64_t c = 0; c < columns; ++c)
            to[r * columns + c] = values[r * step + c] * scale;
    return result;
}

/// [tap][out][in] to [out, in, tap].
torch::Tensor convolutionGradient(const float* sums, const FilterBlockShape& s) {
    torch::Tensor result = torch::empty({s.hidden, s.hidden, s.kernel});
    float* to = result.data_ptr<float>();
    const std::int64_t channels = s.channels();
    for (std::int64_t out = 0; out < s.hidden; ++out)
        for (std::int64_t in = 0; in < s.hidden; ++in)
            for (std::int64_t tap = 0; tap < s.kernel; ++tap)
                *to++ = sums[(tap * channels + out) * channels + in];
    return result;
}

class FilterBlockFunction : public torch::autograd::Function<FilterBlockFunction> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, torch::Tensor signal,
                                 torch::Tensor condition, torch::Tensor scale, torch::Tensor expand,
                                 torch::Tensor reduce, torch::Tensor project, at::TensorList convolutions,
                                 const KernelSet* kernels, ActivationPool* pool) {
        const FilterBlockTensors tensors{scale, expand, reduce, project, convolutions.vec()};
        const FilterBlockShape shape = tensors.shape();
        const PackedFilterBlock block(*kernels, shape, tensors.weights(), PackedFilterBlock::Use::Forward);
        const fast::Signals signals = signalsOf(signal, condition);
        const fast::HiddenLayout layout(*kernels, shape, signals.batch, signals.length);
        std::shared_ptr<float> memory = pool->take(layout.words());
        torch::Tensor result = torch::empty_like(signal);
        fast::forwardKeeping(block, signals, memory.get(), result.data_ptr<float>(), at::get_num_threads());

        std::vector<torch::Tensor> saved{signal, condition, scale, expand, reduce, project};
        saved.insert(saved.end(), convolutions.begin(), convolutions.end());
        context->save_for_backward(std::move(saved));
        context->saved_data["hidden"] = wrapped(std::move(memory), layout.words());
        context->saved_data["kernels"] = reinterpret_cast<std::int64_t>(kernels);
        return result;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list gradients) {
        torch::Tensor hidden = takeHidden(*context);
        const auto& kernels = *reinterpret_cast<const KernelSet*>(context->saved_data["kernels"].toInt());
        const std::vector<torch::Tensor> saved = context->get_saved_variables();
        FilterBlockTensors tensors{saved[2], saved[3], saved[4], saved[5], {saved.begin() + 6, saved.end()}};
        const FilterBlockShape shape = tensors.shape();
        const PackedFilterBlock block(kernels, shape, tensors.weights(),
                                      PackedFilterBlock::Use::ForwardAndBackward);

        const torch::Tensor ofResult = gradients[0].contiguous();
        torch::Tensor ofSignal = torch::empty_like(saved[0]);
        torch::Tensor ofCondition = torch::empty_like(saved[1]);
        const fast::SignalGradients signalGradients{ofResult.data_ptr<float>(), ofSignal.data_ptr<float>(),
                                                    ofCondition.data_ptr<float>()};
        const auto sums = fast::backward(block, signalsOf(saved[0], saved[1]), hidden.data_ptr<float>(),
                                         signalGradients, at::get_num_threads());
        torch::autograd::variable_list result{ofSignal, ofCondition, torch::Tensor()};
        result.push_back(unpadded(sums->expand.data(), shape.hidden, 1, 1, 1));
        result.push_back(
            unpadded(sums->reduce.data(), shape.reduced, shape.hidden, shape.channels(), block.scale()));
        result.push_back(unpadded(sums->project.data(), 1, shape.reduced, shape.reducedChannels(), 1));
        for (const auto& sum : sums->convolutions)
            result.push_back(convolutionGradient(sum.data(), shape));
        result.resize(result.size() + 2); // of the kernels and the pool
        return result;
    }

private:
    static torch::Tensor takeHidden(torch::autograd::AutogradContext& context) {
        const auto found = context.saved_data.find("hidden");
        if (found == context.saved_data.end())
            throw Error(ErrorKind::Unsupported,
                        "the fast path can be back-propagated only once for each forward pass", "model.fast",
                        "run the model forward again, or set model.fast = false");
        torch::Tensor hidden = found->second.toTensor();
        context.saved_data.erase(found);
        return hidden;
    }
};

} // namespace

FilterBlockTensors FilterBlockTensors::of(const NeuralFilterBlockImpl& block) {
    FilterBlockTensors found;
    for (const auto& item : block.named_parameters()) {
        const torch::Tensor value = item.value().contiguous();
        if (item.key() == "scale")
            found.scale = value;
        else if (item.key() == "l_ff_1.weight")
            found.expand = value;
        else if (item.key() == "l_ff_2.weight")
            found.reduce = value;
        else if (item.key() == "l_ff_3.weight")
            found.project = value;
        else
            found.convolutions.push_back(value); // l_convs.i.weight, in order
    }
    return found;
}

FilterBlockShape FilterBlockTensors::shape() const {
    FilterBlockShape shape;
    shape.hidden = expand.size(0);
    shape.reduced = reduce.size(0);
    shape.convolutions = static_cast<std::int64_t>(convolutions.size());
    shape.kernel = convolutions.empty() ? 1 : convolutions.front().size(2);
    return shape;
}

kernels::FilterBlockWeights FilterBlockTensors::weights() const {
    kernels::FilterBlockWeights weights;
    weights.expand = expand.data_ptr<float>();
    weights.reduce = reduce.data_ptr<float>();
    weights.project = project.data_ptr<float>();
    weights.scale = scale.item<float>();
    for (const torch::Tensor& weight : convolutions)
        weights.convolutions.push_back(weight.data_ptr<float>());
    return weights;
}

bool fastPathSupports(const FilterBlockTensors& block, const torch::Tensor& signal,
                      const torch::Tensor& condition) {
    const auto plain = [](const torch::Tensor& t) {
        return t.is_cpu() && t.scalar_type() == torch::kFloat32;
    };
    return plain(signal) && plain(condition) && plain(block.expand) && signal.dim() == 3 &&
           signal.size(2) == 1 && signal.size(1) > 0 && block.expand.size(1) == 1 &&
           !block.convolutions.empty();
}

torch::Tensor fastFilterBlock(const FilterBlockTensors& block, const torch::Tensor& signal,
                              const torch::Tensor& condition, const KernelSet& kernels,
                              ActivationPool& pool) {
    const torch::Tensor x = signal.contiguous(), c = condition.contiguous();
    if (torch::GradMode::is_enabled())
        return FilterBlockFunction::apply(
            x, c, block.scale, block.expand, block.reduce, block.project,
            at::TensorList(block.convolutions), // a std::vector would not be seen as variables
            &kernels, &pool);
    const PackedFilterBlock packed(kernels, block.shape(), block.weights(), PackedFilterBlock::Use::Forward);
    torch::Tensor result = torch::empty_like(x);
    fast::forwardOnly(packed, signalsOf(x, c), result.data_ptr<float>(), at::get_num_threads());
    return result;
}

} // namespace sonorant
