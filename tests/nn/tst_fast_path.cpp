// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/fast/filter_block_function.h"
#include "core/fast/upsample_function.h"
#include "core/model/output_stream.h"
#include "core/model/registry.h"
#include "core/nn/upsample_smooth.h"
#include "tests/nn/hn_nsf_context.h"
#include "tests/support/demo_corpus.h"
#include "tests/support/golden_case.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace sonorant;
using test::relativeDifference;

namespace {

constexpr double kValues = 1e-5;    ///< of max |plain|
constexpr double kGradients = 1e-4; ///< of max |plain|, per tensor

struct BlockCase {
    std::int64_t hidden, kernel, convolutions, batch, length;
};

std::vector<torch::Tensor> gradientsOf(const torch::Tensor& output,
                                       const std::vector<torch::Tensor>& inputs) {
    return torch::autograd::grad({test::goldenLoss(output)}, inputs);
}

std::vector<torch::Tensor> trainable(const torch::nn::Module& module) {
    std::vector<torch::Tensor> found;
    for (const torch::Tensor& parameter : module.parameters())
        if (parameter.requires_grad()) found.push_back(parameter);
    return found;
}

std::shared_ptr<Model> buildModel(ModelContext context, bool fast, std::uint64_t seed = 1) {
    context.options.values["fast"] = fast;
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, seed);
    return ModelRegistry::instance().build(context, execution);
}

Batch featuresOf(std::int64_t batch, std::int64_t frames) {
    const torch::Tensor mel = torch::randn({batch, frames, 80});
    torch::Tensor f0 =
        120 + 60 * torch::sin(torch::arange(frames) / 9.0).view({1, frames, 1}).repeat({batch, 1, 1});
    f0.slice(1, frames / 3, frames / 2).zero_();
    Batch made;
    made.input = torch::cat({mel, f0}, 2);
    return made;
}

} // namespace

/// The fast path against the plain modules, which are the reference.
class FastPath : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { torch::manual_seed(3); }
    void block_data();
    void block();
    void blockWithoutGradientsIsTheSame();
    void gradientsRepeatExactly();
    void backwardOnlyOnce();
    void upsampling();
    void generation_data();
    void generation();
    void generationInPieces();
    void generationInBfloat16();
    void trainingStep_data();
    void trainingStep();
    void plainPathStaysTheDefaultWithoutTheOption();
};

void FastPath::block_data() {
    QTest::addColumn<QString>("set");
    QTest::addColumn<QList<int>>("sizes");
    QTest::addColumn<int>("threads");
    const std::vector<QList<int>> cases = {{64, 3, 10, 1, 3000}, {64, 3, 5, 2, 1000}, {8, 3, 4, 3, 700},
                                           {10, 2, 6, 1, 801},   {64, 3, 10, 1, 100}, {20, 5, 3, 2, 385},
                                           {4, 3, 2, 1, 1},      {16, 4, 12, 2, 50}};
    for (const kernels::KernelSet* set : kernels::availableKernels())
        for (const QList<int>& sizes : cases)
            for (const int threads : {1, 2, 3})
                QTest::addRow("%s, %d channels, kernel %d, %d convolutions, %d x %d steps, %d threads",
                              set->name(), sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], threads)
                    << QString(set->name()) << sizes << threads;
}

void FastPath::block() {
    QFETCH(QString, set);
    QFETCH(QList<int>, sizes);
    QFETCH(int, threads);
    const kernels::KernelSet* chosen = nullptr;
    for (const kernels::KernelSet* each : kernels::availableKernels())
        if (set == each->name()) chosen = each;
    NeuralFilterBlock block(1, sizes[0], sizes[1], sizes[2]);
    const torch::Tensor signal = (0.5 * torch::randn({sizes[3], sizes[4], 1})).requires_grad_();
    const torch::Tensor condition = (0.3 * torch::randn({sizes[3], sizes[4], sizes[0]})).requires_grad_();
    std::vector<torch::Tensor> inputs{signal, condition};
    for (const torch::Tensor& parameter : trainable(*block))
        inputs.push_back(parameter);

    torch::set_num_threads(threads);
    ActivationPool pool;
    const torch::Tensor plain = block->forward(signal, condition);
    const auto expected = gradientsOf(plain, inputs);
    for (int repetition = 0; repetition < 2; ++repetition) { // the second uses memory of the first again
        const torch::Tensor fast =
            fastFilterBlock(FilterBlockTensors::of(*block), signal, condition, *chosen, pool);
        QVERIFY2(relativeDifference(fast, plain) < kValues,
                 qPrintable(QString::number(relativeDifference(fast, plain))));
        const auto found = gradientsOf(fast, inputs);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const double difference = relativeDifference(found[i], expected[i]);
            QVERIFY2(difference < kGradients, qPrintable(QString("gradient %1: %2").arg(i).arg(difference)));
        }
    }
}

void FastPath::blockWithoutGradientsIsTheSame() {
    NeuralFilterBlock block(1, 64, 3, 10);
    const torch::Tensor signal = 0.5 * torch::randn({2, 5000, 1}),
                        condition = 0.3 * torch::randn({2, 5000, 64});
    ActivationPool pool;
    for (const kernels::KernelSet* set : kernels::availableKernels())
        for (const int threads : {1, 2, 4}) {
            torch::set_num_threads(threads);
            const FilterBlockTensors tensors = FilterBlockTensors::of(*block);
            const torch::Tensor kept = fastFilterBlock(tensors, signal, condition, *set, pool).detach();
            const torch::NoGradGuard noGradient;
            QVERIFY2(torch::equal(fastFilterBlock(tensors, signal, condition, *set, pool), kept),
                     set->name());
        }
}

void FastPath::gradientsRepeatExactly() {
    torch::set_num_threads(2);
    NeuralFilterBlock block(1, 64, 3, 10);
    const torch::Tensor signal = 0.5 * torch::randn({1, 9000, 1}),
                        condition = 0.3 * torch::randn({1, 9000, 64});
    ActivationPool pool;
    std::vector<torch::Tensor> first;
    for (int repetition = 0; repetition < 3; ++repetition) {
        const torch::Tensor output =
            fastFilterBlock(FilterBlockTensors::of(*block), signal, condition, kernels::bestKernels(), pool);
        const auto gradients = gradientsOf(output, trainable(*block));
        if (first.empty()) first = gradients;
        for (std::size_t i = 0; i < first.size(); ++i)
            QVERIFY(torch::equal(gradients[i], first[i]));
    }
}

void FastPath::backwardOnlyOnce() {
    NeuralFilterBlock block(1, 8, 3, 2);
    ActivationPool pool;
    const torch::Tensor output = fastFilterBlock(FilterBlockTensors::of(*block), torch::randn({1, 50, 1}),
                                                 torch::randn({1, 50, 8}), kernels::bestKernels(), pool);
    const torch::Tensor sum = output.sum();
    sum.backward({}, /*retain_graph=*/true);
    QVERIFY_EXCEPTION_THROWN(sum.backward(), std::exception);
}

void FastPath::upsampling() {
    for (const auto& [frames, factor] :
         {std::array<std::int64_t, 2>{37, 80}, {1, 80}, {2, 5}, {5, 1}, {9, 7}}) {
        UpsampleSmooth plain(6, factor);
        const torch::Tensor features = torch::randn({2, frames, 6}).requires_grad_();
        const torch::Tensor expected = plain->forward(features), found = fastUpsampleSmooth(features, factor);
        QVERIFY(relativeDifference(found, expected) < kValues);
        QVERIFY(relativeDifference(gradientsOf(found, {features})[0], gradientsOf(expected, {features})[0]) <
                kGradients);
    }
}

void FastPath::generation_data() {
    QTest::addColumn<bool>("full");
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("factor");
    QTest::newRow("published size") << true << 60 << 80;
    QTest::newRow("tiny, 5 s") << false << 1000 << 80;
    QTest::newRow("tiny, shorter than a tile") << false << 2 << 80;
    QTest::newRow("tiny, one frame") << false << 1 << 80;
    QTest::newRow("tiny, draws no multiple of 16") << false << 301 << 79;
    QTest::newRow("tiny, few draws") << false << 1 << 3;
}

void FastPath::generation() {
    QFETCH(bool, full);
    QFETCH(int, frames);
    QFETCH(int, factor);
    ModelContext context = full ? test::publishedContext() : test::tinyContext();
    context.data.inputReso = {factor, factor};
    const auto plain = buildModel(context, false), fast = buildModel(context, true);
    const Batch batch = featuresOf(1, frames);
    const torch::NoGradGuard noGradient;
    for (const int threads : {1, 2, 3}) {
        torch::set_num_threads(threads);
        ExecutionContext one = ExecutionContext::make(torch::kCPU, 5),
                         two = ExecutionContext::make(torch::kCPU, 5);
        const torch::Tensor expected = plain->inference(batch, one), found = fast->inference(batch, two);
        const double difference = (found - expected).abs().max().item<double>();
        QVERIFY2(difference < kValues, qPrintable(QString::number(difference)));
        QVERIFY2(torch::equal(one.generator.get_state(), two.generator.get_state()),
                 "the draws differ in number");
        QVERIFY(relativeDifference(fast->forward(batch, two), plain->forward(batch, one)) < 2 * kValues);
    }
}

void FastPath::generationInPieces() {
    torch::set_num_threads(2);
    const auto fast = buildModel(test::tinyContext(), true), plain = buildModel(test::tinyContext(), false);
    const Batch batch = featuresOf(1, 400);
    const torch::NoGradGuard noGradient;
    for (const auto& model : {fast, plain}) {
        ExecutionContext one = ExecutionContext::make(torch::kCPU, 5),
                         two = ExecutionContext::make(torch::kCPU, 5);
        const torch::Tensor whole = model->inference(batch, one);
        const auto stream = dynamic_cast<StreamingModel&>(*model).stream(batch, two);
        std::vector<torch::Tensor> pieces;
        for (torch::Tensor piece = stream->next(); piece.defined(); piece = stream->next())
            pieces.push_back(piece);
        QVERIFY(model == plain || pieces.size() > 3);
        QVERIFY(torch::equal(torch::cat(pieces, 1), whole));
    }
}

/// How far the rounding to 8 bits is below the speech; a processor without the unit must say so.
void FastPath::generationInBfloat16() {
    torch::set_num_threads(2);
    ModelContext context = test::publishedContext();
    const auto exact = buildModel(context, true);
    context.options.values["bfloat16"] = true;
    const auto rough = buildModel(context, true);
    const Batch batch = featuresOf(1, 200);
    const torch::NoGradGuard noGradient;
    ExecutionContext one = ExecutionContext::make(torch::kCPU, 5),
                     two = ExecutionContext::make(torch::kCPU, 5);
    const torch::Tensor expected = exact->inference(batch, one);
    if (!kernels::bfloat16Kernels()) {
        QVERIFY_THROWS_EXCEPTION(Error, rough->inference(batch, two));
        return;
    }
    const torch::Tensor found = rough->inference(batch, two);
    const double distance =
        10 * std::log10((expected.pow(2).sum() / (found - expected).pow(2).sum()).item<double>());
    qInfo("bfloat16: %.1f dB below the waveform", distance);
    QVERIFY(distance > 30);
    QVERIFY2(distance < 90, "bfloat16 was not used");
}

void FastPath::trainingStep_data() {
    QTest::addColumn<bool>("full");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("frames");
    QTest::newRow("published size") << true << 1 << 60;
    QTest::newRow("tiny, batch of 3") << false << 3 << 121;
}

void FastPath::trainingStep() {
    QFETCH(bool, full);
    QFETCH(int, batch);
    QFETCH(int, frames);
    torch::set_num_threads(2);
    const ModelContext context = full ? test::publishedContext() : test::tinyContext();
    const auto plain = buildModel(context, false), fast = buildModel(context, true);
    const auto loss = ModelRegistry::instance().at("hn-nsf").makeLoss(context);
    const Batch features = featuresOf(batch, frames);
    const torch::Tensor target = 0.1 * torch::randn({batch, frames * 80, 1});
    // The gradient of the spectral loss itself is no measure: where a bin is nearly silent, its logarithm
    // makes rounding of the waveform large. The waveform's energy shows what the model does.
    std::vector<double> losses;
    for (const auto& model : {plain, fast}) {
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 5);
        const torch::Tensor output = model->forward(features, execution);
        losses.push_back(loss->compute(output, target).at(0).value.item<double>());
        output.pow(2).sum().backward();
    }
    QVERIFY2(std::abs(losses[1] - losses[0]) < 1e-5 * losses[0],
             qPrintable(QString::number(losses[1] / losses[0] - 1)));
    const auto expected = plain->named_parameters(), found = fast->named_parameters();
    double worst = 0;
    for (const auto& item : expected) {
        if (!item.value().requires_grad()) continue;
        const double difference = relativeDifference(found[item.key()].grad(), item.value().grad());
        QVERIFY2(difference < kGradients,
                 qPrintable(QString("%1: %2").arg(item.key().c_str()).arg(difference)));
        worst = std::max(worst, difference);
    }
    qInfo("gradients of the parameters within %.2g", worst);
}

void FastPath::plainPathStaysTheDefaultWithoutTheOption() {
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
    const auto without = ModelRegistry::instance().build(test::tinyContext(), execution);
    const auto plain = buildModel(test::tinyContext(), false);
    const Batch batch = featuresOf(1, 20);
    ExecutionContext one = ExecutionContext::make(torch::kCPU, 5),
                     two = ExecutionContext::make(torch::kCPU, 5);
    QVERIFY(torch::equal(without->forward(batch, one), plain->forward(batch, two)));
}

QTEST_GUILESS_MAIN(FastPath)
#include "tst_fast_path.moc"
