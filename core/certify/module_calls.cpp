// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/certify/module_calls.h"

#include "core/base/error.h"
#include "core/nn/condition_module.h"
#include "core/nn/fir_filter.h"
#include "core/nn/neural_filter_block.h"
#include "core/nn/source_module_hn_nsf.h"
#include "core/nn/tensor_callable.h"

#include <fmt/format.h>
#include <torch/nn.h>

#include <tuple>

namespace sonorant {

namespace {

using Tensors = std::vector<torch::Tensor>;
using Result = std::optional<Tensors>;

void require(const Tensors& inputs, std::size_t count) {
    if (inputs.size() != count)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected {} tensors as inputs, found {}", count, inputs.size()), "inputs",
                    "arguments given by name are not recorded: give them by position");
}

/// The first of these types that the module has, one tensor in and one out.
template<typename... Types>
Result callUnary(torch::nn::Module& module, const Tensors& inputs) {
    Result result;
    const auto attempt = [&]<typename Type>(Type* typed) {
        if (!typed) return false;
        require(inputs, 1);
        result = Tensors{typed->forward(inputs[0])};
        return true;
    };
    (attempt(dynamic_cast<Types*>(&module)) || ...);
    return result;
}

Result callRecurrent(torch::nn::Module& module, const Tensors& inputs) {
    using State = std::tuple<torch::Tensor, torch::Tensor>;
    if (auto* lstm = dynamic_cast<torch::nn::LSTMImpl*>(&module)) {
        const bool stated = inputs.size() == 3;
        if (!stated) require(inputs, 1);
        const auto [output, state] =
            stated ? lstm->forward(inputs[0], State{inputs[1], inputs[2]}) : lstm->forward(inputs[0]);
        return Tensors{output, std::get<0>(state), std::get<1>(state)};
    }
    if (auto* gru = dynamic_cast<torch::nn::GRUImpl*>(&module)) {
        const bool stated = inputs.size() == 2;
        if (!stated) require(inputs, 1);
        const auto [output, state] = stated ? gru->forward(inputs[0], inputs[1]) : gru->forward(inputs[0]);
        return Tensors{output, state};
    }
    return {};
}

/// Building blocks that take or give several tensors.
Result callBlock(torch::nn::Module& module, const Tensors& inputs, ExecutionContext& context) {
    if (auto* block = dynamic_cast<NeuralFilterBlockImpl*>(&module)) {
        require(inputs, 2);
        return Tensors{block->forward(inputs[0], inputs[1])};
    }
    if (auto* condition = dynamic_cast<ConditionModuleImpl*>(&module)) {
        require(inputs, 2);
        const Condition result = condition->forward(inputs[0], inputs[1]);
        return Tensors{result.hidden, result.f0};
    }
    if (auto* source = dynamic_cast<SourceModuleHnNsfImpl*>(&module)) {
        require(inputs, 1);
        const HnNsfSource result = source->forward(inputs[0], context.generator);
        return Tensors{result.sine, result.noise, result.voiced};
    }
    if (auto* sines = dynamic_cast<SineGeneratorImpl*>(&module)) {
        require(inputs, 1);
        const SineSource result = sines->forward(inputs[0], context.generator);
        return Tensors{result.sines, result.voiced, result.noise};
    }
    return {};
}

} // namespace

std::optional<std::vector<torch::Tensor>> callModule(torch::nn::Module& module, const Tensors& inputs,
                                                     ExecutionContext& context) {
    if (auto* own = dynamic_cast<TensorCallable*>(&module)) return own->callWithTensors(inputs, context);
    if (Result result = callBlock(module, inputs, context)) return result;
    if (Result result =
            callUnary<Conv1dKeepLengthImpl, FirFilterImpl, MovingAverageImpl, UpsampleSmoothImpl, BLstmImpl>(
                module, inputs))
        return result;
    if (Result result = callRecurrent(module, inputs)) return result;
    using namespace torch::nn;
    return callUnary<LinearImpl, Conv1dImpl, Conv2dImpl, ConvTranspose1dImpl, ConvTranspose2dImpl,
                     BatchNorm1dImpl, BatchNorm2dImpl, LayerNormImpl, GroupNormImpl, EmbeddingImpl, TanhImpl,
                     SigmoidImpl, ReLUImpl, LeakyReLUImpl, PReLUImpl, ELUImpl, GELUImpl, SoftmaxImpl,
                     DropoutImpl, MaxPool1dImpl, MaxPool2dImpl, AvgPool1dImpl, AvgPool2dImpl>(module, inputs);
}

} // namespace sonorant
