// SPDX-License-Identifier: GPL-3.0-or-later
// Whole training runs, step by step, against those recorded from the Python framework.
#include "core/checkpoint/epoch_checkpoint.h"
#include "core/engine/guard.h"
#include "core/nn/torch.h"
#include "core/train/trainer.h"
#include "support/golden_run.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace sonorant;
using sonorant::test::GoldenRun;

namespace {

/// Keeps what the trainer tells.
class Recorder : public TrainingObserver {
public:
    void onStep(const StepRecord& record) override { steps.push_back(record); }
    void onEpoch(const EpochRecord& record) override { epochs.push_back(record); }
    void onMessage(const Message& message) override { messages.push_back(message); }
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> epochs;
    std::vector<Message> messages;
};

bool sameBits(const torch::Tensor& a, const torch::Tensor& b) {
    return a.sizes() == b.sizes() && a.scalar_type() == b.scalar_type() && torch::equal(a.cpu(), b.cpu());
}

double printed(double value, int digits) {
    return std::round(value * std::pow(10, digits)) / std::pow(10, digits);
}

} // namespace

class TestGoldenRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void run_data();
    void run();

private:
    void compareSteps(const GoldenRun& golden, const Recorder& recorder, std::size_t exactSteps);
    void compareEpochs(const GoldenRun& golden, const Recorder& recorder, bool exact);
    void compareCheckpoints(const GoldenRun& golden, const Path& folder);
};

void TestGoldenRuns::run_data() {
    QTest::addColumn<int>("stepsElsewhere"); // steps that other kernels must reach too, within 1e-5
    QTest::addColumn<bool>("tame");          // epoch losses stay within 5 % whatever the rounding
    QTest::newRow("tiny_adam") << 12 << true;
    QTest::newRow("tiny_batch4_adamw_clip_step") << 16 << true;
    QTest::newRow("tiny_accumulate_plateau") << 4 << false;
    QTest::newRow("tiny_early_stop") << 2 << false;
    QTest::newRow("tiny_resumed") << 6 << true;
    QTest::newRow("full_one_epoch") << 20 << true;
    QTest::newRow("tiny_two_subsets_concatenate") << 6 << true;
    QTest::newRow("tiny_two_subsets_batch_merge") << 6 << false;
    QTest::newRow("tiny_exponential_clip_accumulate") << 4 << true;
}

void TestGoldenRuns::run() {
    QFETCH(int, stepsElsewhere);
    QFETCH(bool, tame);
    QTemporaryDir folder;
    const Path root = folder.path().toStdString();
    const GoldenRun golden = GoldenRun::load(QTest::currentDataTag(), root / "cache");

    Recorder recorder;
    RunControl control;
    TrainerSetup setup;
    setup.config = golden.config;
    setup.run = {root / "run"};
    setup.trainedModel = golden.trainedModel;
    TrainingOutcome outcome;
    try {
        Trainer trainer(setup, control, recorder);
        outcome = trainer.run();
    } catch (...) {
        QFAIL(currentError().what());
    }
    QCOMPARE(outcome.kind == TrainingOutcome::Kind::EarlyStopped, golden.earlyStopped);
    // With the recording's kernels, losses agree to the printed digit and weights bit for bit.
    const bool exact = sonorant::test::hasAvx512();
    compareSteps(golden, recorder, exact ? golden.steps.size() : static_cast<std::size_t>(stepsElsewhere));
    if (QTest::currentTestFailed()) return;
    // The framework's epoch rows of batch_merge count segments that were not visited as 0: only its steps
    // compare.
    if ((exact || tame) && golden.name != "tiny_two_subsets_batch_merge")
        compareEpochs(golden, recorder, exact);
    if (exact) compareCheckpoints(golden, root / "run");
    QVERIFY2(recorder.messages.back().text.find(std::to_string(golden.parameterNumber)) !=
                     std::string::npos ||
                 std::any_of(recorder.messages.begin(), recorder.messages.end(),
                             [&](const Message& m) {
                                 return m.text.rfind(std::to_string(golden.parameterNumber), 0) == 0;
                             }),
             "the number of trainable parameters is told");
}

void TestGoldenRuns::compareSteps(const GoldenRun& golden, const Recorder& recorder, std::size_t exactSteps) {
    std::size_t at = 0;
    for (const StepRecord& step : recorder.steps) {
        for (const std::string& sequence : step.sequences) {
            QVERIFY2(at < golden.steps.size(), "more segments than recorded");
            const GoldenRun::Step& wanted = golden.steps[at];
            QCOMPARE(QString::fromStdString(sequence), QString::fromStdString(wanted.info));
            if (at < exactSteps) {
                const double difference = std::abs(step.loss.at(0) - wanted.loss.at(0));
                // Recorded with six decimals: half a unit of the last one (and the rounding of the
                // comparison).
                const double tolerance =
                    sonorant::test::hasAvx512() ? 0.51e-6 : 1e-5 * std::abs(wanted.loss.at(0));
                QVERIFY2(difference <= tolerance,
                         qPrintable(QStringLiteral("segment %1 (%2): loss %3, recorded %4")
                                        .arg(at + 1)
                                        .arg(QString::fromStdString(sequence))
                                        .arg(step.loss.at(0), 0, 'f', 7)
                                        .arg(wanted.loss.at(0), 0, 'f', 6)));
            }
            ++at;
        }
    }
    QCOMPARE(at, golden.steps.size());
}

void TestGoldenRuns::compareEpochs(const GoldenRun& golden, const Recorder& recorder, bool exact) {
    const std::size_t before =
        golden.epochs.size() - recorder.epochs.size(); // rows of the run that was resumed
    for (std::size_t i = 0; i < recorder.epochs.size(); ++i) {
        const EpochRecord& got = recorder.epochs[i];
        const GoldenRun::Epoch& wanted = golden.epochs.at(before + i);
        QCOMPARE(got.epoch, wanted.epoch);
        if (!exact) {
            QVERIFY(std::abs(got.trainLoss.at(0) - wanted.trainLoss) <= 0.05 * wanted.trainLoss);
            QVERIFY(std::abs(got.devLoss.at(0) - wanted.devLoss) <= 0.05 * wanted.devLoss);
            continue;
        }
        QCOMPARE(printed(got.trainLoss.at(0), 4), wanted.trainLoss);
        QCOMPARE(printed(got.devLoss.at(0), 4), wanted.devLoss);
        QCOMPARE(got.best, wanted.best);
        const QString rate = QString::asprintf("LR -> %.2e", got.lr);
        const bool changed = got.lr != golden.config.training.lr;
        QCOMPARE(changed ? rate : QString(), QString::fromStdString(wanted.lr));
    }
}

void TestGoldenRuns::compareCheckpoints(const GoldenRun& golden, const Path& folder) {
    for (const GoldenRun::Epoch& epoch : golden.epochs) {
        const std::string name = QString::asprintf("epoch_%03d.pt", epoch.epoch).toStdString();
        if (!std::filesystem::exists(golden.folder / name)) continue;
        const EpochCheckpoint wanted = readEpochCheckpoint(golden.folder / name);
        const EpochCheckpoint got = readEpochCheckpoint(folder / name);
        QCOMPARE(got.stateDict.size(), wanted.stateDict.size());
        for (std::size_t i = 0; i < wanted.stateDict.size(); ++i) {
            QCOMPARE(got.stateDict[i].first, wanted.stateDict[i].first);
            QVERIFY2(sameBits(got.stateDict[i].second, wanted.stateDict[i].second),
                     wanted.stateDict[i].first.c_str());
        }
        QCOMPARE(got.optimizer->groups.size(), wanted.optimizer->groups.size());
        for (std::size_t g = 0; g < wanted.optimizer->groups.size(); ++g)
            QVERIFY2(got.optimizer->groups[g] == wanted.optimizer->groups[g], "optimiser options differ");
        QCOMPARE(got.optimizer->state.size(), wanted.optimizer->state.size());
        for (const auto& [index, state] : wanted.optimizer->state) {
            const ParameterState& own = got.optimizer->state.at(index);
            QVERIFY(sameBits(own.step, state.step) && sameBits(own.expAvg, state.expAvg) &&
                    sameBits(own.expAvgSq, state.expAvgSq));
        }
        QCOMPARE(got.lrScheduler.has_value(), wanted.lrScheduler.has_value());
        if (wanted.lrScheduler) QVERIFY2(*got.lrScheduler == *wanted.lrScheduler, "scheduler state differs");
        QVERIFY(torch::allclose(got.valLog->lossMat, wanted.valLog->lossMat, 0, 1e-9));
        QVERIFY(std::abs(*got.valLog->bestError - *wanted.valLog->bestError) < 1e-9);
        QCOMPARE(got.valLog->bestEpoch, wanted.valLog->bestEpoch);
    }
}

int main(int argc, char** argv) {
    sonorant::test::useRecordedKernels(argv);
    QCoreApplication application(argc, argv);
    TestGoldenRuns test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_golden_runs.moc"
