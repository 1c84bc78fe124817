// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates against what the Python framework itself recorded: modules of hn-nsf, and a generated
// utterance.
#include "core/base/error.h"
#include "core/certify/certifier.h"
#include "core/certify/module_calls.h"
#include "core/certify/reference_shapes.h"
#include "core/checkpoint/checkpoint_file.h"
#include "core/data/project_data.h"
#include "core/io/raw_matrix.h"
#include "core/model/registry.h"
#include "core/nn/threads.h"
#include "core/train/training_parts.h"
#include "support/golden_case.h"
#include "support/golden_run.h"
#include "support/io_testing.h"
#include "tests/nn/hn_nsf_context.h"

using namespace sonorant;
using test::GoldenCase;
using Verdict = ModuleCertificate::Verdict;

namespace {

constexpr const char* const block = "m_filter.l_har_blocks.0";

/// The small hn-nsf whose modules have the sizes of the recorded layers.
ModelContext layerContext() {
    ModelContext context = test::tinyContext();
    context.data.inputDims = {10, 1};
    context.data.inputReso = {10, 10};
    context.normalization = Normalization::identity(context.inputDim(), context.outputDim());
    return context;
}

torch::Tensor stateAfterSeed(std::uint64_t seed) {
    return ExecutionContext::make(torch::kCPU, seed).generator.get_state();
}

RecordedCall callOf(const std::string& module, const GoldenCase& golden) {
    RecordedCall call{module, golden.tensors("input"), golden.tensors("output"), {}};
    if (module.starts_with("m_source"))
        call.generator = stateAfterSeed(golden.value("manual_seed_before_forward").get<std::uint64_t>());
    return call;
}

/// What the framework recorded of four modules.
Reference recordedLayers() {
    return {"layers",
            {callOf("m_condition", GoldenCase("condition_module")),
             callOf("m_source.l_sin_gen", GoldenCase("sine_generator")),
             callOf("m_source", GoldenCase("source_module")),
             callOf(block, GoldenCase("neural_filter_block"))}};
}

torch::Tensor& weightOf(StateDict& weights, const std::string& name) {
    for (auto& [each, tensor] : weights)
        if (each == name) return tensor;
    throw Error(ErrorKind::NotFound, "no weight " + name);
}

/// A whole model's weights, those of the recorded layers among them.
StateDict recordedWeights() {
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
    const auto model = ModelRegistry::instance().build(layerContext(), execution);
    StateDict weights;
    for (const auto& [name, tensor] : stateDictOf(*model))
        weights.emplace_back(name, tensor.clone());
    const auto take = [&](const char* module, const GoldenCase& golden) {
        for (const std::string& name : golden.names("parameter"))
            weightOf(weights, std::string(module) + "." + name) = golden.tensor(name);
    };
    take("m_condition", GoldenCase("condition_module"));
    take("m_source", GoldenCase("source_module"));
    take(block, GoldenCase("neural_filter_block"));
    return weights;
}

Certificate certify(const StateDict& weights, const Reference& reference) {
    Certifier certifier(layerContext(), weights, "weights", usualRoundingMultiple);
    certifier.compare(reference);
    return certifier.certificate();
}

const ModuleCertificate& rowOf(const Certificate& certificate, const std::string& name) {
    for (const ModuleCertificate& row : certificate.modules)
        if (row.name == name) return row;
    throw Error(ErrorKind::NotFound, "no row " + name);
}

using Names = std::vector<std::string>;

} // namespace

class TestCertify : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void modulesOfTheFrameworkAreCertified() {
        const Certificate certificate = certify(recordedWeights(), recordedLayers());
        QCOMPARE(certificate.modules.size(), std::size_t(4));
        for (const ModuleCertificate& row : certificate.modules) {
            qInfo("%s: difference %g, rounding %g, Python's %g, ratio %g", row.name.c_str(), row.difference,
                  row.rounding, row.referenceRounding, row.ratio);
            QVERIFY2(row.verdict == Verdict::Agrees, row.reason.c_str());
            QCOMPARE(row.calls, std::size_t(1));
            QCOMPARE(row.explained, row.difference);
            QVERIFY(row.rounding > 0); // float64 was really computed in
            QVERIFY(row.referenceRounding > 0);
            QVERIFY(row.rounding < 1e-4 * row.largestValue);
        }
        QVERIFY(certificate.agrees);
        QVERIFY(certificate.causes.empty());
    }

    void anUtteranceOfTheFrameworkIsCertified() {
        const Scratch folder;
        test::GoldenRun golden = test::GoldenRun::load("tiny_adam", folder / "cache");
        useThreads(2);
        Issues issues;
        const auto sets = openTestData(golden.config, {}, {}, issues);
        const Sample sample = sets.at(0)->load(0);
        const Matrix wanted =
            readRawMatrix(golden.folder / "generated" / (sample.sequence.name + ".wav.f32"), 1);
        ModelContext context;
        context.options = golden.config.model;
        context.data = golden.config.data;
        context.normalization = Normalization::identity(81, 1);
        // As the framework generates: seed 1, a model's draws, the loader's one draw, then the first
        // utterance.
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
        ModelRegistry::instance().build(context, execution);
        torch::empty({}, torch::kInt64).random_(execution.generator);

        RecordedCall whole{"",
                           {sample.input.unsqueeze(0)},
                           {torch::tensor(wanted.values).unsqueeze(0)},
                           execution.generator.get_state()};
        // Generated files end with the last whole frame, as the recorded call does.
        QCOMPARE(whole.outputs[0].size(1), sample.input.size(0) * 80);
        Certifier certifier(context, readWeights(golden.folder / "trained_network.pt"), "golden", 8);
        certifier.compare({"generated", {whole}});
        const Certificate certificate = certifier.certificate();
        const ModuleCertificate& row = certificate.modules.at(0);
        qInfo("difference %g, rounding %g, ratio %g", row.difference, row.rounding, row.ratio);
        QVERIFY2(certificate.agrees, row.reason.c_str());
        QVERIFY(row.rounding > 0 && row.rounding < 0.01 * row.largestValue);
        if (test::hasAvx512()) QCOMPARE(row.difference, 0.0);
    }

    void anAlteredWeightIsNamed() {
        StateDict weights = recordedWeights();
        Reference reference = recordedLayers();
        addConvolutions(reference, weights);
        QVERIFY(certify(weights, reference).agrees);
        torch::Tensor& altered = weightOf(weights, std::string(block) + ".l_convs.2.weight");
        altered = altered.clone();
        altered.view({-1})[5] += 1e-3;
        const Certificate certificate = certify(weights, reference);
        QVERIFY(!certificate.agrees);
        QCOMPARE(certificate.causes, Names{std::string(block) + ".l_convs.2"});
        QVERIFY(rowOf(certificate, block).verdict == Verdict::Differs);
        QVERIFY(rowOf(certificate, std::string(block) + ".l_convs.1").verdict == Verdict::Agrees);
        QVERIFY(rowOf(certificate, "m_condition").verdict == Verdict::Agrees);
        const ModuleCertificate& row = rowOf(certificate, certificate.causes[0]);
        QVERIFY(row.explained < row.difference / 10);
        QVERIFY(certificate.worst()->difference >= row.difference);
    }

    void aWrongNumberIsNamed() {
        Reference reference = recordedLayers();
        torch::Tensor& wrong = reference.calls.at(1).outputs.at(0);
        wrong = wrong.clone();
        wrong.view({-1})[77] += 1e-4;
        const Certificate certificate = certify(recordedWeights(), reference);
        QCOMPARE(certificate.causes, Names{"m_source.l_sin_gen"});
        QVERIFY(std::abs(rowOf(certificate, "m_source.l_sin_gen").difference - 1e-4) < 1e-5);
        QVERIFY(rowOf(certificate, "m_source").verdict == Verdict::Agrees); // it was given its own input
        reference.calls.at(1).outputs.at(0).view({-1})[77] = NAN;
        QCOMPARE(certify(recordedWeights(), reference).causes, Names{"m_source.l_sin_gen"});
    }

    void otherShapesAndFailuresDiffer() {
        Reference reference = recordedLayers();
        reference.calls.at(0).outputs.pop_back();
        reference.calls.at(1).outputs.at(1) = torch::zeros({2, 399, 1});
        reference.calls.at(3).inputs.pop_back();
        const Certificate certificate = certify(recordedWeights(), reference);
        QCOMPARE(certificate.causes, (Names{"m_condition", "m_source.l_sin_gen", block}));
        QVERIFY(contains(rowOf(certificate, "m_condition").reason, "Python gave 1 tensors, ours gives 2"));
        QVERIFY(
            contains(rowOf(certificate, "m_source.l_sin_gen").reason, "[2, 399, 1], ours of [2, 400, 1]"));
        QVERIFY(contains(rowOf(certificate, block).reason, "expected 2 tensors as inputs, found 1"));
    }

    void whatCannotBeComparedIsSaid() {
        Reference reference = recordedLayers();
        reference.calls = {reference.calls.at(1), reference.calls.at(0), reference.calls.at(3),
                           reference.calls.at(3)};
        reference.calls.at(0).generator = torch::Tensor();
        reference.calls.at(1).module = "m_condition.l_tanh";
        reference.calls.at(2).module = "m_filter.l_har_blocks";
        reference.calls.at(3).outputs.clear();
        const Certificate certificate = certify(recordedWeights(), reference);
        QVERIFY(!certificate.agrees);
        QVERIFY(certificate.causes.empty());
        QVERIFY(!certificate.worst());
        const char* const reasons[] = {"state was not recorded", "no module of this name", "by itself",
                                       "no tensors"};
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(certificate.modules.at(i).verdict == Verdict::NotCompared);
            QVERIFY(contains(certificate.modules.at(i).reason, reasons[i]));
        }
    }

    void theWorstOfSeveralCallsCounts() {
        Reference reference = recordedLayers();
        RecordedCall second = reference.calls.at(3);
        second.outputs.at(0) = second.outputs.at(0) + 1;
        reference.calls.push_back(second);
        reference.calls.push_back(reference.calls.at(3));
        const Certificate certificate = certify(recordedWeights(), reference);
        QCOMPARE(certificate.causes, Names{block});
        QCOMPARE(rowOf(certificate, block).calls, std::size_t(3));
        QVERIFY(std::abs(rowOf(certificate, block).difference - 1) < 1e-3);
    }

    void theFilterModuleKnowsItsInputsInAnyOrder() {
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 3);
        const auto model = ModelRegistry::instance().build(layerContext(), execution);
        torch::nn::Module& filter = *model->named_children()["m_filter"];
        const torch::NoGradGuard noGradient;
        const torch::Tensor sine = torch::rand({1, 40, 1}), noise = torch::rand({1, 40, 1});
        const torch::Tensor voiced = (torch::arange(40) < 20).to(torch::kFloat32).view({1, 40, 1});
        const torch::Tensor condition = torch::rand({1, 40, 8});
        const torch::Tensor one = callModule(filter, {sine, noise, condition, voiced}, execution)->at(0);
        QVERIFY(torch::equal(one, callModule(filter, {sine, noise, voiced, condition}, execution)->at(0)));
        QVERIFY(!torch::equal(one, callModule(filter, {noise, sine, voiced, condition}, execution)->at(0)));
        QVERIFY(contains(messageOf(ErrorKind::Mismatch,
                                   [&] {
                                       callModule(filter, {sine, noise}, execution);
                                   }),
                         "found 2 tensors"));
    }

    void shapesComeFromTheRecordedCall() {
        DataConfig data;
        fillShapes(data, {"r.pt", {{"", {torch::zeros({1, 6, 81})}, {torch::zeros({1, 480})}, {}}}});
        QCOMPARE(data.inputDims, (std::vector<std::int64_t>{80, 1}));
        QCOMPARE(data.inputReso, (std::vector<std::int64_t>{80, 80}));
        QCOMPARE(data.outputDims, std::vector<std::int64_t>{1});
        fillShapes(data, {"r.pt", {}}); // nothing left to fill in
        DataConfig other;
        QVERIFY(contains(messageOf(ErrorKind::Configuration,
                                   [&] {
                                       fillShapes(other, {"r.pt", {}});
                                   }),
                         "--project"));
        const Reference odd{"r.pt", {{"", {torch::zeros({1, 6, 81})}, {torch::zeros({1, 481})}, {}}}};
        QVERIFY(contains(messageOf(ErrorKind::Mismatch, [&] { fillShapes(other, odd); }), "[1, 481]"));
    }

    void otherFilesAreRefused() {
        const Scratch folder;
        std::filesystem::create_directory(folder / "empty");
        QVERIFY(contains(messageOf(ErrorKind::NotFound, [&] { referenceFiles(folder / "empty"); }),
                         "found none"));
        writeWeights(folder / "w.pt", {{"a", torch::ones({2})}});
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { readReference(folder / "w.pt"); }),
                         "certifying.md"));
        CheckpointDict dict;
        dict.set("sonorant_reference", 2);
        writeCheckpoint(folder / "later.pt", dict);
        QVERIFY(contains(messageOf(ErrorKind::Unsupported, [&] { readReference(folder / "later.pt"); }),
                         "found 2"));
        dict.set("sonorant_reference", 1);
        dict.set("calls", CheckpointValue::list({CheckpointValue("x")}));
        writeCheckpoint(folder / "bad.pt", dict);
        QVERIFY(
            contains(messageOf(ErrorKind::Malformed, [&] { readReference(folder / "bad.pt"); }), "bad.pt"));
        StateDict weights = recordedWeights();
        weights.pop_back();
        QVERIFY(contains(messageOf(ErrorKind::Mismatch, [&] { certify(weights, {}); }), "missing"));
    }

private:
    /// Calls of the block's convolutions, before that of the block itself.
    static void addConvolutions(Reference& reference, const StateDict& weights) {
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
        const auto model = ModelRegistry::instance().build(layerContext(), execution);
        loadStateDict(*model, weights, false, "weights");
        const torch::NoGradGuard noGradient;
        std::vector<RecordedCall> calls;
        for (const char* name : {".l_convs.1", ".l_convs.2"}) {
            const std::string module = block + std::string(name);
            const torch::Tensor input = torch::rand({1, 30, 8}, execution.generator, torch::TensorOptions());
            const auto output = callModule(*model->named_modules()[module], {input}, execution);
            calls.push_back({module, {input}, *output, {}});
        }
        reference.calls.insert(reference.calls.end() - 1, calls.begin(), calls.end());
    }
};

int main(int argc, char** argv) {
    sonorant::test::useRecordedKernels(argv);
    QCoreApplication application(argc, argv);
    TestCertify test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_certify.moc"
