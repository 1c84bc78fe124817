// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/model/registry.h"
#include "tests/nn/hn_nsf_context.h"
#include "tests/support/demo_corpus.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace sonorant;
using test::publishedContext;
using test::tinyContext;

namespace {

const Path kGoldenRuns = Path(SONORANT_TEST_DATA) / "golden" / "training";

/// The statistics that the framework recorded for the training set of a golden run.
Normalization recordedStatistics(const Path& run) {
    const torch::Tensor input = test::readRaw(run / "demo_trn_sub_0_mean_std_input.bin", 1).view({2, 81});
    const torch::Tensor output = test::readRaw(run / "demo_trn_sub_0_mean_std_output.bin", 1).view({2, 1});
    return {input[0].clone(), input[1].clone(), output[0].clone(), output[1].clone()};
}

struct Segment {
    std::string name;
    std::int64_t length = 0, start = 0;
};

Segment parseSegment(const std::string& text) { // info_id,seq_name,seg_idx,length,start_pos
    std::vector<std::string> fields;
    std::size_t begin = 0;
    for (std::size_t comma; (comma = text.find(',', begin)) != std::string::npos; begin = comma + 1)
        fields.push_back(text.substr(begin, comma - begin));
    return {fields.at(1), std::stoll(fields.at(3)), std::stoll(text.substr(begin))};
}

Batch loadSegment(const Segment& segment) {
    Batch batch;
    batch.input = test::corpusFeatures(segment.name)
                      .slice(0, segment.start / 80, (segment.start + segment.length) / 80);
    batch.input = batch.input.unsqueeze(0).contiguous();
    batch.target = test::corpusWaveform(segment.name).slice(0, segment.start, segment.start + segment.length);
    batch.target = batch.target.view({1, -1, 1}).contiguous();
    return batch;
}

/// The draws of a shuffling loader at the start of a pass: its base seed and the seed of its permutation.
void drawAsLoader(ExecutionContext& execution) {
    for (int i = 0; i < 2; ++i)
        torch::empty({}, torch::kInt64).random_(execution.generator);
}

/// Trains the first `count` steps of a recorded run; the largest relative difference of the losses.
double trainAsRecorded(const std::string& run, ModelContext context, double lr, std::size_t count) {
    const auto trajectory = nlohmann::json::parse(readFile(kGoldenRuns / run / "trajectory.json"));
    context.normalization = recordedStatistics(kGoldenRuns / run);
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
    const auto model = ModelRegistry::instance().build(context, execution);
    const auto loss = ModelRegistry::instance().at("hn-nsf").makeLoss(context);
    torch::optim::Adam optimizer(model->parameters(), torch::optim::AdamOptions(lr));
    drawAsLoader(execution);
    double worst = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& step = trajectory.at("steps").at(i);
        const Batch batch = loadSegment(parseSegment(step.at("info")));
        optimizer.zero_grad();
        const torch::Tensor value =
            loss->compute(model->forward(batch, execution), model->normalizeTarget(batch.target)).at(0).value;
        value.backward();
        optimizer.step();
        const double expected = step.at("loss").at(0);
        worst = std::max(worst, std::abs(value.item<double>() - expected) / expected);
    }
    qInfo("%s: %zu steps, largest relative difference of the loss %.3g", run.c_str(), count, worst);
    return worst;
}

} // namespace

/// The whole hn-nsf: size, names, and the first steps of recorded training runs.
class HnNsf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(2); } // the recorded sums were split over two threads
    void publishedSize();
    void parameterNamesAsInCheckpoint();
    void tinyTrainsAsRecorded();
    void fullSizeTrainsAsRecorded();
    void drawsOnlyFromItsOwnGenerator();
    void otherSamplingRate();
    void targetsAreNormalized();
    void refusesWrongInput();
    void refusesWrongOptions();
    void unknownModelNamesTheNearest();
};

void HnNsf::publishedSize() {
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
    const auto model = ModelRegistry::instance().build(publishedContext(), execution);
    QCOMPARE(model->trainableParameterCount(), std::int64_t(724265));
    const auto groups = model->parameterGroups();
    QCOMPARE(groups.size(), std::size_t(1));
    QCOMPARE(groups.front().parameters.size(), model->parameters().size());
}

void HnNsf::parameterNamesAsInCheckpoint() {
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
    const auto model = ModelRegistry::instance().build(tinyContext(), execution);
    QCOMPARE(model->trainableParameterCount(), std::int64_t(8219)); // as tiny_adam recorded
    const auto names = model->named_parameters().keys();
    QCOMPARE(names.size(), std::size_t(44));
    QVERIFY(model->named_buffers().is_empty());
    // The pickle holds each name once, in the order of the state dictionary, as its length (32 bits) and its
    // text.
    const std::string checkpoint = readFile(kGoldenRuns / "tiny_adam" / "trained_network.pt");
    std::size_t position = 0;
    for (const std::string& name : names) {
        const char size[4] = {static_cast<char>(name.size()), 0, 0, 0};
        const std::size_t found = checkpoint.find(std::string(size, 4) + name, position);
        QVERIFY2(found != std::string::npos, name.c_str());
        position = found + name.size();
    }
}

void HnNsf::tinyTrainsAsRecorded() {
    QVERIFY(trainAsRecorded("tiny_adam", tinyContext(), 0.003, 12) < 1e-5);
}

void HnNsf::fullSizeTrainsAsRecorded() {
    QVERIFY(trainAsRecorded("full_one_epoch", publishedContext(), 0.0001, 1) < 1e-6);
}

void HnNsf::drawsOnlyFromItsOwnGenerator() {
    Batch batch;
    batch.input = torch::cat({torch::randn({1, 20, 80}), torch::full({1, 20, 1}, 150.0)}, 2);
    const auto generate = [&](std::uint64_t seed) {
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, seed);
        const auto model = ModelRegistry::instance().build(tinyContext(), execution);
        torch::NoGradGuard noGradient;
        return model->inference(batch, execution);
    };
    torch::manual_seed(7);
    const torch::Tensor undisturbed = torch::rand({3});
    torch::manual_seed(7);
    const torch::Tensor first = generate(1);
    QVERIFY(torch::equal(torch::rand({3}), undisturbed));
    QVERIFY(torch::equal(generate(1), first));
    QVERIFY(!torch::equal(generate(2), first));
}

void HnNsf::otherSamplingRate() {
    ModelContext context = tinyContext();
    context.data.wavSampRate = 24000;
    context.data.inputReso = {120, 120};
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
    const auto model = ModelRegistry::instance().build(context, execution);
    const auto loss = ModelRegistry::instance().at("hn-nsf").makeLoss(context);
    Batch batch;
    batch.input = torch::cat({torch::randn({2, 30, 80}), torch::full({2, 30, 1}, 220.0)}, 2);
    const torch::Tensor output = model->forward(batch, execution);
    QCOMPARE(output.sizes().vec(), (std::vector<std::int64_t>{2, 3600}));
    QVERIFY(std::isfinite(loss->compute(output, torch::zeros({2, 3600, 1})).at(0).value.item<double>()));
}

void HnNsf::targetsAreNormalized() {
    ModelContext context = tinyContext();
    context.normalization.outputMean = torch::full({1}, 0.5);
    context.normalization.outputStd = torch::full({1}, 4.0);
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
    const auto model = ModelRegistry::instance().build(context, execution);
    QCOMPARE(model->normalizeTarget(torch::full({1, 2, 1}, 8.5))[0][1][0].item<double>(), 2.0);
    QCOMPARE(model->denormalizeOutput(torch::full({1, 2}, 2.0))[0][1].item<double>(), 8.5);
}

void HnNsf::refusesWrongInput() {
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
    const auto model = ModelRegistry::instance().build(tinyContext(), execution);
    Batch batch;
    batch.input = torch::zeros({1, 10, 80});
    QVERIFY_EXCEPTION_THROWN(model->forward(batch, execution), Error);
    const auto loss = ModelRegistry::instance().at("hn-nsf").makeLoss(tinyContext());
    QVERIFY_EXCEPTION_THROWN(loss->compute(torch::zeros({1, 800}), torch::zeros({1, 720, 1})), Error);
}

void HnNsf::refusesWrongOptions() {
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
    const auto build = [&](const ModelContext& context) {
        ModelRegistry::instance().build(context, execution);
    };
    ModelContext odd = tinyContext();
    odd.options.values["blstm_dim"] = 15;
    QVERIFY_EXCEPTION_THROWN(build(odd), Error);
    ModelContext stereo = tinyContext();
    stereo.data.outputDims = {2};
    QVERIFY_EXCEPTION_THROWN(build(stereo), Error);
    ModelContext withoutF0 = tinyContext();
    withoutF0.data.inputDims = {1, 80};
    QVERIFY_EXCEPTION_THROWN(build(withoutF0), Error);
    ModelContext reversed = tinyContext();
    reversed.data.outputReso = {3};
    QVERIFY_EXCEPTION_THROWN(build(reversed), Error);
}

void HnNsf::unknownModelNamesTheNearest() {
    try {
        ModelRegistry::instance().at("hn-nfs");
        QFAIL("an unknown model was found");
    } catch (const Error& error) {
        QCOMPARE(error.kind(), ErrorKind::NotFound);
        QVERIFY(error.hint().find("hn-nsf") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(HnNsf)
#include "tst_hn_nsf.moc"
