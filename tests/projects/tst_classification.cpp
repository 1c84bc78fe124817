// SPDX-License-Identifier: GPL-3.0-or-later
// A model without target files and without waveform output through the whole engine: two subsets, two losses
// of which one counts, batch normalisation kept by checkpoints, scores as lines of text.
#include "core/base/error.h"
#include "core/checkpoint/state_dict.h"
#include "core/config/project_file.h"
#include "core/io/wave.h"
#include "core/model/registry.h"
#include "projects/classifier_testing.h"
#include "projects/lfcc-lcnn/lfcc.h"
#include "support/classifier_project.h"
#include "support/error_of.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <limits>

using namespace sonorant;
using sonorant::test::classifierProject;
using sonorant::test::classOf;
using sonorant::test::errorOf;
using sonorant::test::readScores;
using sonorant::test::Watcher;

namespace {

const torch::Tensor& tensorOf(const StateDict& weights, const std::string& name) {
    for (const auto& [key, tensor] : weights)
        if (key == name) return tensor;
    throw std::runtime_error("no tensor " + name);
}

bool isFinite(const Path& checkpoint) {
    for (const auto& [name, tensor] : readWeights(checkpoint))
        if (!torch::isfinite(tensor).all().item<bool>()) return false;
    return true;
}

/// The network in evaluation mode written down once more, with the weights of the epoch's checkpoint.
const char* const pythonNetwork = R"(
import sys, torch, numpy as np
from torch.nn import functional as F
w = {k[8:]: v for k, v in torch.load(sys.argv[1] + '/run/epoch_002.pt')['state_dict'].items()}
assert w['norm3.num_batches_tracked'].dtype == torch.int64 and w['norm3.num_batches_tracked'].item() == 9
def norm(x, n):
    return F.batch_norm(x, w[n + '.running_mean'], w[n + '.running_var'], w.get(n + '.weight'), w.get(n + '.bias'))
def mfm(x):
    return torch.maximum(*x.chunk(2, 1))
x = torch.tensor(np.fromfile(sys.argv[1] + '/frames.raw', dtype='<f4').reshape(-1, 60))
x = norm(x, 'input_norm')[None, None]
for i, (pad, halve, named) in enumerate([(2, 1, 0), (0, 0, 1), (1, 1, 1), (0, 0, 1), (1, 1, 1)], 1):
    x = mfm(F.conv2d(x, w['conv%d.weight' % i], w['conv%d.bias' % i], padding=pad))
    x = F.max_pool2d(x, 2) if halve else x
    x = norm(x, 'norm%d' % i) if named else x
x = mfm(F.linear(x.mean(2).flatten(1), w['embedding.weight'], w['embedding.bias']))
s = F.linear(x, w['scores.weight'], w['scores.bias'])[0]
print('%.8f' % (s[0] - s[1]).item())
)";

} // namespace

class TestClassification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_engine.reset(sonorant_create_engine()); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void twoSubsetsTwoLossesOneOfThemDecides() {
        const auto watcher = std::make_shared<Watcher>();
        const TrainingOutcome outcome = train(classifierProject(root()), root() / "run", watcher);
        QVERIFY2(outcome.kind == TrainingOutcome::Kind::Finished, outcome.message.c_str());
        QCOMPARE(watcher->epochs.size(), std::size_t(3));
        std::size_t trained = 0;
        for (const StepRecord& step : watcher->steps) {
            QCOMPARE(step.loss.size(), std::size_t(2));
            if (step.phase == Phase::Train && step.epoch == 0) trained += step.sequences.size();
            const double wrong = step.loss[1] * static_cast<double>(step.sequences.size());
            QVERIFY(std::abs(wrong - std::round(wrong)) < 1e-5); // a count
        }
        QCOMPARE(trained, std::size_t(12)); // both subsets, whole utterances
        // The best epoch is the one of the least cross-entropy, whatever the error rate.
        std::size_t best = 0;
        for (std::size_t e = 0; e < 3; ++e) {
            const bool better = e == 0 || watcher->epochs[e].devLoss[0] < watcher->epochs[best].devLoss[0];
            QCOMPARE(watcher->epochs[e].best, better);
            if (better) best = e;
        }
        QCOMPARE(outcome.bestEpoch, static_cast<int>(best));
    }

    void stoppedAndResumedIsBitIdentical_data() {
        QTest::addColumn<int>("stopAt");
        // An epoch has 3 mini-batches of training and 1 of validation.
        QTest::newRow("within training") << 2;
        QTest::newRow("before validation") << 3;
        QTest::newRow("between epochs") << 4;
        QTest::newRow("later") << 9;
    }
    void stoppedAndResumedIsBitIdentical() {
        QFETCH(int, stopAt);
        // Validation in training mode, as the framework's default is: it moves the running statistics, too.
        const ProjectConfig config = classifierProject(root(), {"eval_mode_for_validation=false"});
        const auto whole = std::make_shared<Watcher>();
        train(config, root() / "whole", whole);
        const auto first = std::make_shared<Watcher>();
        first->atStep = [&](const StepRecord& record) {
            if (record.step == stopAt) m_engine->training().requestStop();
        };
        QVERIFY(train(config, root() / "parts", first).kind == TrainingOutcome::Kind::Stopped);
        QCOMPARE(static_cast<int>(first->steps.size()), stopAt);
        const auto second = std::make_shared<Watcher>();
        QVERIFY(train(config, root() / "parts", second, true).kind == TrainingOutcome::Kind::Finished);
        QCOMPARE(first->steps.size() + second->steps.size(), whole->steps.size());
        for (std::size_t i = 0; i < second->steps.size(); ++i)
            QCOMPARE(second->steps[i].loss, whole->steps[first->steps.size() + i].loss);
        for (const char* const file : {"trained_network.pt", "epoch_002.pt"}) {
            const StateDict ours = readWeights(root() / "parts" / file),
                            wanted = readWeights(root() / "whole" / file);
            QCOMPARE(ours.size(), wanted.size());
            for (std::size_t i = 0; i < ours.size(); ++i) {
                QCOMPARE(ours[i].first, wanted[i].first);
                QVERIFY2(torch::equal(ours[i].second, wanted[i].second), ours[i].first.c_str());
            }
        }
        const StateDict last = readWeights(root() / "parts/epoch_002.pt");
        const torch::Tensor& count = tensorOf(last, "network.norm2.num_batches_tracked");
        QVERIFY(count.scalar_type() == torch::kInt64);
        QCOMPARE(count.item<std::int64_t>(), std::int64_t(12));
    }

    void validationInEvaluationModeLeavesTheStatistics() {
        const auto watcher = std::make_shared<Watcher>();
        train(classifierProject(root()), root() / "run", watcher);
        const StateDict last = readWeights(root() / "run/epoch_002.pt");
        QCOMPARE(tensorOf(last, "network.norm2.num_batches_tracked").item<std::int64_t>(), std::int64_t(9));
        QVERIFY(tensorOf(last, "network.norm2.running_mean").abs().sum().item<double>() > 0);
    }

    void pythonSaysTheSameFromTheCheckpoint() {
        const ProjectConfig config = classifierProject(root());
        train(config, root() / "run", std::make_shared<Watcher>());
        const std::vector<float> wave = readWave(root() / "made/b9.wav").samples;
        const projects::lfcc_lcnn::Lfcc lfcc({});
        const torch::Tensor frames = lfcc.compute(torch::tensor(wave)).contiguous();
        const std::string bytes(static_cast<const char*>(frames.data_ptr()), frames.nbytes());
        writeFileAtomically(root() / "frames.raw", bytes);
        QProcess python;
        python.start("/usr/bin/python3", {"-c", pythonNetwork, m_folder->path()});
        QVERIFY(python.waitForFinished(120000));
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        const double said = python.readAllStandardOutput().trimmed().toDouble();
        const double ours = byHand(config, root() / "run/epoch_002.pt", "b9");
        qInfo("Python %.7f, here %.7f", said, ours);
        QVERIFY(std::abs(said) > 1e-3);
        QVERIFY(std::abs(said - ours) <= 1e-5 * std::max(1.0, std::abs(said)));
    }

    void scoresAreLinesOfOneFile() {
        const ProjectConfig config = classifierProject(root(), sonorant::test::learning());
        train(config, root() / "run", std::make_shared<Watcher>());
        std::vector<std::string> told;
        InferenceRequest request = inference(config, root() / "run");
        request.onFile = [&](const GeneratedFile& file) {
            if (std::filesystem::exists(file.file)) told.push_back(file.line);
        };
        const InferenceReport report = m_engine->inference().generate(request, {});
        QCOMPARE(report.files.size(), std::size_t(4));
        QVERIFY(report.files.front().file == request.outputFolder / "scores.txt");
        const std::string text = readFile(request.outputFolder / "scores.txt");
        QCOMPARE(splitLines(text), told);
        const auto scores = readScores(request.outputFolder / "scores.txt");
        QCOMPARE(scores.size(), std::size_t(4));
        double lowestNatural = 1e9, highestMade = -1e9;
        for (const auto& [name, score] : scores) {
            QVERIFY(score.label == (score.value > 0 ? "bonafide" : "spoof"));
            QVERIFY2(score.label == classOf(name), text.c_str());
            const bool natural = classOf(name) == "bonafide";
            (natural ? lowestNatural : highestMade) =
                natural ? std::min(lowestNatural, score.value) : std::max(highestMade, score.value);
        }
        // A few seconds of training tell them apart; where exactly zero lies takes longer to learn.
        QVERIFY2(lowestNatural > highestMade + 0.5, text.c_str());
        // Evaluation mode: alone, in another run, by hand, the same is said.
        request.names = {"b9"};
        request.config.inference.outputFilenamePrefix = "one_";
        request.onFile = nullptr;
        m_engine->inference().generate(request, {});
        const auto alone = readScores(request.outputFolder / "one_scores.txt");
        QCOMPARE(alone.size(), std::size_t(1));
        QCOMPARE(alone.at("b9").value, scores.at("b9").value);
        QVERIFY(std::abs(byHand(config, root() / "run/trained_network.pt", "b9") - scores.at("b9").value) <
                1e-5);
        QVERIFY(readFile(request.outputFolder / "scores.txt") == text);
    }

    void whatIsDoneStaysWhenOneFails() {
        const ProjectConfig config = classifierProject(root());
        InferenceRequest request = inference(config, {});
        request.untrained = true;
        writeWave16(root() / "made/b8.wav", std::vector<float>(200, 0.1F), 16000); // shorter than a frame
        const Error error = errorOf([&] { m_engine->inference().generate(request, {}); });
        QVERIFY2(error.kind() == ErrorKind::Mismatch && error.context() == "b8", error.what());
        QCOMPARE(readScores(request.outputFolder / "scores.txt").size(), std::size_t(2));

        JobControl job;
        std::stop_source stop;
        job.stop = stop.get_token();
        job.report = [&](const Progress& progress) {
            if (progress.what == "Judging a8" && progress.done == 1) stop.request_stop();
        };
        QVERIFY(m_engine->inference().generate(request, job).cancelled);
        QCOMPARE(readScores(request.outputFolder / "scores.txt").size(), std::size_t(1));
    }

    void linesThatCouldNotBeToldApartAreRefused() {
        const ProjectConfig config = classifierProject(
            root(), {"test_list=[['a8'], ['a8']]", "test_input_dirs=[['natural'], ['natural']]"});
        InferenceRequest request = inference(config, {});
        request.untrained = true;
        const Error error = errorOf([&] { m_engine->inference().generate(request, {}); });
        QVERIFY2(error.kind() == ErrorKind::Configuration && QString(error.what()).contains("a8"),
                 error.what());
        QVERIFY(!std::filesystem::exists(request.outputFolder / "scores.txt"));
    }

    void theProtocolIsNeededForTrainingOnly() {
        const ProjectConfig config = classifierProject(root());
        std::filesystem::remove(root() / "labels/protocol.txt");
        InferenceRequest request = inference(config, {});
        request.untrained = true;
        QCOMPARE(m_engine->inference().generate(request, {}).files.size(), std::size_t(4));
        const TrainingOutcome none = train(config, root() / "none", std::make_shared<Watcher>());
        QVERIFY2(none.kind == TrainingOutcome::Kind::Failed, none.message.c_str());
        QVERIFY2(QString::fromStdString(none.message).contains("labels/protocol.txt"), none.message.c_str());

        // Said before the first step, also of those that validation would bring.
        writeFileAtomically(
            root() / "labels/protocol.txt",
            std::string_view("a0 bonafide\na1 bonafide\na2 bonafide\na3 bonafide\na4 bonafide\n"
                             "a5 bonafide\na6 bonafide\na7 bonafide\nb0 spoof\nb1 spoof\nb2 spoof\n"
                             "b3 spoof\nb4 spoof\nb5 spoof\nb6 spoof\n"));
        const auto watcher = std::make_shared<Watcher>();
        const TrainingOutcome lacking = train(config, root() / "lacking", watcher);
        QVERIFY(lacking.kind == TrainingOutcome::Kind::Failed && watcher->steps.empty());
        QVERIFY2(QString::fromStdString(lacking.message).contains("1 utterance: b7"),
                 lacking.message.c_str());
    }

    void aDivergedBatchLeavesTheStatistics() {
        // One utterance that is no number: in float32 features, as a waveform file could not hold it.
        const ProjectConfig plain = classifierProject(root());
        for (const char* const folder : {"natural", "made"})
            for (const auto& entry : std::filesystem::directory_iterator(root() / folder)) {
                const Waveform wave = readWave(entry.path());
                std::vector<float> samples = wave.samples;
                if (entry.path().stem() == "b3") samples[1000] = std::numeric_limits<float>::quiet_NaN();
                const std::string bytes(reinterpret_cast<const char*>(samples.data()), samples.size() * 4);
                writeFileAtomically(root() / folder / (entry.path().stem().string() + ".raw"), bytes);
            }
        const ProjectConfig config = classifierProject(root(), {"input_exts=['.raw']", "epochs=1"});
        TrainingRequest request;
        request.config = config;
        request.runFolder = root() / "run";
        request.pauseOnTrouble = true;
        m_engine->training().start(request, std::make_shared<Watcher>());
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->training().state().state == RunState::Paused, 30000);
        QCOMPARE(m_engine->training().pauseCause(), PauseCause::Divergence);
        m_engine->training().resume(); // a person lets it go on without that batch
        const TrainingOutcome outcome = m_engine->training().wait();
        QVERIFY2(outcome.kind == TrainingOutcome::Kind::Finished, outcome.message.c_str());
        QVERIFY(isFinite(root() / "run/epoch_000.pt"));
    }

private:
    Path root() const { return m_folder->path().toStdString(); }
    TrainingOutcome train(const ProjectConfig& config, const Path& run, std::shared_ptr<Watcher> watcher,
                          bool resume = false) {
        TrainingRequest request;
        request.config = config;
        request.runFolder = run;
        request.resumeRun = resume;
        m_engine->training().start(request, std::move(watcher));
        return m_engine->training().wait();
    }
    InferenceRequest inference(const ProjectConfig& config, const Path& run) const {
        InferenceRequest request;
        request.config = config;
        request.outputFolder = root() / "scored";
        if (!run.empty()) request.trainedModel = run / "trained_network.pt";
        return request;
    }
    /// The score of an utterance by the model itself, in evaluation mode.
    static double byHand(const ProjectConfig& config, const Path& weights, const std::string& name) {
        ModelContext context;
        context.options = config.model;
        context.data = config.data;
        context.normalization = Normalization::identity(1, 0);
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 9);
        const auto model = ModelRegistry::instance().build(context, execution);
        loadStateDict(*model, readWeights(weights), false, "test");
        model->eval();
        const torch::NoGradGuard noGrad;
        const Path folder = config.folder / (classOf(name) == "spoof" ? "made" : "natural");
        std::vector<float> samples = readWave(folder / (name + ".wav")).samples;
        Batch batch;
        batch.input = torch::tensor(samples).reshape({1, -1, 1});
        Sequence sequence;
        sequence.length = batch.input.size(1);
        batch.sequences = {sequence};
        const torch::Tensor scores = model->forward(batch, execution)[0];
        return scores[0].item<double>() - scores[1].item<double>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestClassification)
#include "tst_classification.moc"
