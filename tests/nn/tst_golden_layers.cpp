// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/blstm.h"
#include "core/nn/condition_module.h"
#include "core/nn/conv1d_keep_length.h"
#include "core/nn/execution_context.h"
#include "core/nn/fir_filter.h"
#include "core/nn/moving_average.h"
#include "core/nn/neural_filter_block.h"
#include "core/nn/sine_generator.h"
#include "core/nn/source_module_hn_nsf.h"
#include "core/nn/stft_loss.h"
#include "core/nn/upsample_smooth.h"
#include "tests/support/golden_case.h"

#include <QTest>

using namespace sonorant;
using test::GoldenCase;
using test::goldenLoss;
using test::relativeDifference;

namespace {

constexpr double kTolerance = 1e-5;

using Tensors = std::vector<torch::Tensor>;

/// Fails the test unless `actual` is within the tolerance.
bool agree(const std::string& name, const torch::Tensor& actual, const torch::Tensor& expected) {
    const double difference = relativeDifference(actual, expected);
    if (difference <= kTolerance) return true;
    qWarning("%s differs by %g relative to its largest value", name.c_str(), difference);
    return false;
}

/// Copies the recorded parameters into the module; false unless the names are the same, in the same order.
bool setParameters(torch::nn::Module& module, const GoldenCase& golden) {
    const auto parameters = module.named_parameters();
    if (parameters.keys() != golden.names("parameter")) {
        for (const std::string& name : parameters.keys())
            qWarning("parameter: %s", name.c_str());
        return false;
    }
    torch::NoGradGuard noGradient;
    for (const auto& parameter : parameters)
        parameter.value().copy_(golden.tensor(parameter.key()));
    return true;
}

torch::Generator generatorOf(const GoldenCase& golden) {
    const auto seed = golden.value("manual_seed_before_forward").get<std::uint64_t>();
    return ExecutionContext::make(torch::kCPU, seed).generator;
}

/// Gradients recorded for inputs ("grad_input0") and parameters ("grad_l_conv1d.weight").
bool gradientsAgree(torch::nn::Module& module, const Tensors& inputs, const GoldenCase& golden) {
    const auto parameters = module.named_parameters();
    bool good = true;
    std::size_t compared = 0;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const std::string name = "grad_input" + std::to_string(i);
        if (!inputs[i].requires_grad()) continue;
        good = agree(name, inputs[i].grad(), golden.tensor(name)) && good;
        ++compared;
    }
    for (const auto& parameter : parameters) {
        if (!parameter.value().requires_grad()) continue;
        const std::string name = "grad_" + parameter.key();
        good = agree(name, parameter.value().grad(), golden.tensor(name)) && good;
        ++compared;
    }
    return good && compared == golden.names("gradient").size();
}

template<typename Holder>
bool layerAgrees(const std::string& name, Holder module, const std::function<Tensors(const Tensors&)>& run) {
    const GoldenCase golden(name);
    if (!setParameters(*module, golden)) return false;
    Tensors inputs = golden.tensors("input");
    for (torch::Tensor& input : inputs)
        input.requires_grad_();
    const Tensors outputs = run(inputs);
    const Tensors expected = golden.tensors("output");
    if (outputs.size() != expected.size()) return false;
    bool good = true;
    torch::Tensor loss = torch::zeros({});
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        good = agree("output" + std::to_string(i), outputs[i], expected[i]) && good;
        loss = loss + goldenLoss(outputs[i]);
    }
    loss.backward();
    good = agree("loss", loss.view({1}), golden.tensor("loss")) && good;
    return gradientsAgree(*module, inputs, golden) && good;
}

template<typename Holder>
std::function<Tensors(const Tensors&)> single(Holder& module) {
    return [&module](const Tensors& inputs) { return Tensors{module->forward(inputs.at(0))}; };
}

} // namespace

/// Every building block against the recorded values and gradients of the Python framework.
class GoldenLayers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void conv1dCausal();
    void conv1dCentredEven();
    void movingAverage();
    void firCausal();
    void blstm();
    void upsampleSmooth();
    void conditionModule();
    void neuralFilterBlock();
    void sineGenerator();
    void sourceModule();
    void stftLoss();
};

void GoldenLayers::conv1dCausal() {
    Conv1dKeepLength layer(Conv1dKeepLengthOptions{5, 6, 3, 4, Alignment::Causal, true, true});
    QVERIFY(layerAgrees("conv1d_keep_length_causal", layer, single(layer)));
}

void GoldenLayers::conv1dCentredEven() {
    Conv1dKeepLength layer(Conv1dKeepLengthOptions{3, 4, 4, 3, Alignment::Centred, false, true});
    QVERIFY(layerAgrees("conv1d_keep_length_centred_even", layer, single(layer)));
}

void GoldenLayers::movingAverage() {
    MovingAverage layer(3, 8);
    QVERIFY(agree("own weight", layer->weight, GoldenCase("moving_average").tensor("weight")));
    QVERIFY(!layer->weight.requires_grad());
    QVERIFY(layerAgrees("moving_average", layer, single(layer)));
}

void GoldenLayers::firCausal() {
    const GoldenCase golden("fir_causal");
    FirFilter layer(2, golden.value("taps").get<std::vector<double>>());
    QVERIFY(agree("own weight", layer->weight, golden.tensor("weight")));
    QVERIFY(!layer->weight.requires_grad());
    QVERIFY(layerAgrees("fir_causal", layer, single(layer)));
}

void GoldenLayers::blstm() {
    BLstm layer(7, 10);
    QVERIFY(layerAgrees("blstm", layer, single(layer)));
}

void GoldenLayers::upsampleSmooth() {
    UpsampleSmooth layer(4, 5);
    QVERIFY(layerAgrees("upsample_smooth", layer, single(layer)));
}

void GoldenLayers::conditionModule() {
    ConditionModule layer(11, 16, 8, 10);
    QVERIFY(layerAgrees("condition_module", layer, [&](const Tensors& inputs) {
        const Condition condition = layer->forward(inputs.at(0), inputs.at(1));
        return Tensors{condition.hidden, condition.f0};
    }));
}

void GoldenLayers::neuralFilterBlock() {
    NeuralFilterBlock layer(1, 8, 3, 4);
    QVERIFY(layerAgrees("neural_filter_block", layer, [&](const Tensors& inputs) {
        return Tensors{layer->forward(inputs.at(0), inputs.at(1))};
    }));
}

void GoldenLayers::sineGenerator() {
    const GoldenCase golden("sine_generator");
    SineGenerator layer(SineGeneratorOptions{16000, 3, 0.1, 0.003});
    torch::Generator generator = generatorOf(golden);
    const SineSource source = layer->forward(golden.tensor("input0").requires_grad_(), generator);
    QVERIFY(agree("sines", source.sines, golden.tensor("output0")));
    QVERIFY(agree("voiced", source.voiced, golden.tensor("output1")));
    QVERIFY(agree("noise", source.noise, golden.tensor("output2")));
    QVERIFY(!source.sines.requires_grad());
}

void GoldenLayers::sourceModule() {
    const GoldenCase golden("source_module");
    SourceModuleHnNsf layer(SineGeneratorOptions{16000, 3, 0.1, 0.003});
    QVERIFY(setParameters(*layer, golden));
    const HnNsfSource source = layer->forward(golden.tensor("input0"), generatorOf(golden));
    QVERIFY(agree("sine", source.sine, golden.tensor("output0")));
    QVERIFY(agree("noise", source.noise, golden.tensor("output1")));
    QVERIFY(agree("voiced", source.voiced, golden.tensor("output2")));
    const torch::Tensor loss = goldenLoss(source.sine);
    loss.backward();
    QVERIFY(agree("loss", loss.view({1}), golden.tensor("loss")));
    QVERIFY(gradientsAgree(*layer, {}, golden));
}

void GoldenLayers::stftLoss() {
    const GoldenCase golden("stft_loss");
    MultiResolutionStftLoss loss(hnNsfResolutions(16000));
    const torch::Tensor output = golden.tensor("output").requires_grad_();
    const torch::Tensor target = golden.tensor("target");
    const torch::Tensor value = loss.compute(output, target);
    value.backward();
    QVERIFY(agree("loss", value.view({1}), golden.tensor("loss")));
    QVERIFY(agree("gradient", output.grad(), golden.tensor("grad_output")));
    for (const StftResolution& r : hnNsfResolutions(16000)) {
        const std::string name = "log_amplitude_target_hop" + std::to_string(r.hop) + "_len" +
                                 std::to_string(r.frame) + "_fft" + std::to_string(r.fft);
        QVERIFY(agree(name, loss.logSpectrum(target, r), golden.tensor(name)));
    }
}

QTEST_GUILESS_MAIN(GoldenLayers)
#include "tst_golden_layers.moc"
