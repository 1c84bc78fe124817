// SPDX-License-Identifier: GPL-3.0-or-later
// The training service as the programs use it: every way a run can end, and that a stopped or paused run
// loses nothing.
#include "core/base/files.h"
#include "core/io/raw_matrix.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"
#include "core/service/engine.h"
#include "support/tiny_project.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fstream>
#include <functional>

using namespace sonorant;
using sonorant::test::tinyProject;

namespace {

/// Calls back on every step, on the run's thread.
class Watcher : public TrainingObserver {
public:
    void onStep(const StepRecord& record) override {
        const std::lock_guard lock(mutex);
        steps.push_back(record);
        if (atStep) atStep(record);
    }
    void onEpoch(const EpochRecord&) override { ++epochs; }
    void onMessage(const Message& message) override {
        const std::lock_guard lock(mutex);
        texts += message.text + "\n";
    }
    std::mutex mutex;
    std::vector<StepRecord> steps;
    std::string texts;
    std::atomic<int> epochs{0};
    std::function<void(const StepRecord&)> atStep;
};

QByteArray bytesOf(const Path& file) {
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("missing");
}

} // namespace

class TestTrainingService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void finishedRunLeavesItsFolder();
    void stoppedAndResumedRunIsBitIdentical_data();
    void stoppedAndResumedRunIsBitIdentical();
    void pausedRunIsBitIdentical();
    void secondStartWhileRunningIsRefused();
    void nanLossPausesOrFails();
    void unwritableRunFolder();
    void missingListAndUtterances();
    void fullDiskPausesAndLosesNothing();
    void fullDiskEndsAFailingRunWithItsFolderUsable();
    void changedRateOfAResumedRunHolds();

private:
    Path root() const { return Path(m_folder->path().toStdString()); }
    TrainingRequest request(const char* run, const std::vector<std::string>& settings = {}) {
        TrainingRequest made;
        made.config = tinyProject(root() / "project", settings);
        made.runFolder = root() / run;
        return made;
    }
    TrainingOutcome runToEnd(const TrainingRequest& request, const std::shared_ptr<Watcher>& watcher) {
        m_engine->training().start(request, watcher);
        return m_engine->training().wait();
    }
    void waitFor(RunState state) {
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->training().state().state == state, 30000);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
};

void TestTrainingService::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_engine.reset(sonorant_create_engine());
}

void TestTrainingService::cleanup() {
    faults::disarm();
    m_engine.reset();
}

void TestTrainingService::finishedRunLeavesItsFolder() {
    const auto watcher = std::make_shared<Watcher>();
    TrainingRequest automatic = request("");
    automatic.runFolder.clear();
    const TrainingOutcome outcome = runToEnd(automatic, watcher);
    QVERIFY2(outcome.kind == TrainingOutcome::Kind::Finished, outcome.message.c_str());
    QCOMPARE(outcome.epochsDone, 3);
    const RunFolder run{outcome.runFolder};
    QCOMPARE(run.folder.parent_path().filename().string(), std::string("runs"));
    QVERIFY(run.folder.filename().string().find("project") != std::string::npos);
    for (const char* name :
         {"config.toml", "steps.jsonl", "epochs.jsonl", "log_train.txt", "log_err.txt", "state.json",
          "epoch_000.pt", "epoch_001.pt", "epoch_002.pt", "trained_network.pt"})
        QVERIFY2(std::filesystem::exists(run.folder / name), name);
    const QList<QByteArray> lines = bytesOf(run.steps()).trimmed().split('\n');
    QCOMPARE(static_cast<std::size_t>(lines.size()), watcher->steps.size());
    const StepRecord first = parseStepRecord(lines.front().toStdString());
    QCOMPARE(first.sequences, watcher->steps.front().sequences);
    QCOMPARE(first.loss, watcher->steps.front().loss);
    QVERIFY(first.gradNorm > 0);
    QCOMPARE(bytesOf(run.epochs()).trimmed().split('\n').size(), 3);
    QVERIFY(bytesOf(run.errorLog()).contains(", 1/"));
    QVERIFY(bytesOf(run.state()).contains("Finished"));
}

void TestTrainingService::stoppedAndResumedRunIsBitIdentical_data() {
    QTest::addColumn<int>("stopAt");
    QTest::addColumn<QString>("settings");
    QTest::newRow("in training") << 5 << "";
    QTest::newRow("in validation") << 17 << "";
    QTest::newRow("end of an epoch") << 19 << "";
    QTest::newRow("first batch of an epoch") << 20 << "";
    QTest::newRow("between accumulated batches") << 4 << "size_accumulate_grad=3";
    QTest::newRow("batches of two, with workers") << 2 << "batch_size=2 num_workers=2";
    QTest::newRow("between training and validation") << 15 << "";
    QTest::newRow("block shuffle")
        << 8
        << "batch_size=2 sampler=block_shuffle_by_length lr_decay_factor=0.5 lr_scheduler_type=1 "
           "lr_steplr_size=1 optimizer=AdamW";
}

void TestTrainingService::stoppedAndResumedRunIsBitIdentical() {
    QFETCH(int, stopAt);
    QFETCH(QString, settings);
    std::vector<std::string> list;
    for (const QString& part : settings.split(' ', Qt::SkipEmptyParts))
        list.push_back(part.toStdString());

    const auto whole = std::make_shared<Watcher>();
    QVERIFY(runToEnd(request("whole", list), whole).kind == TrainingOutcome::Kind::Finished);
    QVERIFY(static_cast<int>(whole->steps.size()) > stopAt);

    const auto first = std::make_shared<Watcher>();
    first->atStep = [&](const StepRecord& record) {
        if (record.step == stopAt) m_engine->training().requestStop();
    };
    const TrainingOutcome stopped = runToEnd(request("parts", list), first);
    QVERIFY2(stopped.kind == TrainingOutcome::Kind::Stopped, stopped.message.c_str());
    QCOMPARE(static_cast<int>(first->steps.size()), stopAt);

    TrainingRequest again = request("parts", list);
    again.resumeRun = true;
    const auto second = std::make_shared<Watcher>();
    const TrainingOutcome finished = runToEnd(again, second);
    QVERIFY2(finished.kind == TrainingOutcome::Kind::Finished, finished.message.c_str());
    QCOMPARE(first->steps.size() + second->steps.size(), whole->steps.size());
    for (std::size_t i = 0; i < second->steps.size(); ++i) {
        const StepRecord& wanted = whole->steps[first->steps.size() + i];
        QCOMPARE(second->steps[i].sequences, wanted.sequences);
        QCOMPARE(second->steps[i].loss, wanted.loss);
        QCOMPARE(second->steps[i].step, wanted.step);
    }
    QVERIFY(bytesOf(root() / "whole/trained_network.pt") == bytesOf(root() / "parts/trained_network.pt"));
    const QList<QByteArray> lines = bytesOf(root() / "parts/steps.jsonl").trimmed().split('\n');
    QCOMPARE(static_cast<std::size_t>(lines.size()), whole->steps.size());
    for (const auto& entry : std::filesystem::directory_iterator(root() / "parts"))
        QVERIFY2(!QString::fromStdString(entry.path().filename().string())
                      .contains(QRegularExpression("_\\d+_v?\\d+\\.pt$")),
                 "the file of the stop is gone once its epoch is saved");
}

void TestTrainingService::pausedRunIsBitIdentical() {
    const auto whole = std::make_shared<Watcher>();
    runToEnd(request("whole"), whole);
    const auto watcher = std::make_shared<Watcher>();
    watcher->atStep = [&](const StepRecord& record) {
        if (record.step == 3) m_engine->training().pause();
    };
    m_engine->training().start(request("paused"), watcher);
    waitFor(RunState::Paused);
    QVERIFY(m_engine->training().pauseCause() == PauseCause::Person);
    QTest::qWait(100);
    {
        const std::lock_guard lock(watcher->mutex);
        QCOMPARE(watcher->steps.size(), std::size_t(3)); // nothing goes on behind the pause
    }
    m_engine->training().resume();
    QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Finished);
    QVERIFY(bytesOf(root() / "whole/trained_network.pt") == bytesOf(root() / "paused/trained_network.pt"));

    // Stopping from within a pause ends at once, and saves.
    const auto third = std::make_shared<Watcher>();
    third->atStep = watcher->atStep;
    m_engine->training().start(request("stopped"), third);
    waitFor(RunState::Paused);
    m_engine->training().requestStop();
    QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Stopped);
    QVERIFY(std::filesystem::exists(root() / "stopped/epoch_000_00003.pt"));
}

void TestTrainingService::secondStartWhileRunningIsRefused() {
    const auto watcher = std::make_shared<Watcher>();
    m_engine->training().start(request("one"), watcher);
    QVERIFY_EXCEPTION_THROWN(m_engine->training().start(request("two"), watcher), Error);
    m_engine->training().requestStop();
    QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Stopped);
}

void TestTrainingService::nanLossPausesOrFails() {
    // One NaN in the features of one utterance.
    const Path features = root() / "mfbsp";
    std::filesystem::copy(Path(SONORANT_TEST_DATA) / "demo-corpus/mfbsp", features);
    Matrix matrix = readRawMatrix(features / "vm-delete.mfbsp", 80);
    TrainingRequest bad = request("bad");
    bad.config.data.inputDirs[0][0] = features.string();
    const auto statistics = std::make_shared<Watcher>();
    QVERIFY(runToEnd(bad, statistics).kind ==
            TrainingOutcome::Kind::Finished); // caches made from clean files
    matrix.values[80 * 30 + 7] = std::nanf("");
    writeRawMatrix(features / "vm-delete.mfbsp", matrix);
    bad.config.data.forceSkipDatadirScanning = true; // keep the clean statistics: the NaN reaches the network

    bad.runFolder = root() / "failing";
    const auto failing = std::make_shared<Watcher>();
    const TrainingOutcome failed = runToEnd(bad, failing);
    QVERIFY2(failed.kind == TrainingOutcome::Kind::Failed, failed.message.c_str());
    QVERIFY2(failed.message.find("vm-delete") != std::string::npos, failed.message.c_str());
    QVERIFY(!failed.hint.empty());

    bad.runFolder = root() / "pausing";
    bad.pauseOnTrouble = true;
    const auto pausing = std::make_shared<Watcher>();
    m_engine->training().start(bad, pausing);
    waitFor(RunState::Paused);
    QVERIFY(m_engine->training().pauseCause() == PauseCause::Divergence);
    QVERIFY(m_engine->training().state().reason.find("vm-delete") != std::string::npos);
    m_engine->training().requestStop();
    QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Stopped);
}

void TestTrainingService::unwritableRunFolder() {
    std::ofstream(root() / "file") << "not a folder";
    const auto watcher = std::make_shared<Watcher>();
    const TrainingOutcome outcome = runToEnd(request("file/run"), watcher);
    QVERIFY(outcome.kind == TrainingOutcome::Kind::Failed);
    QVERIFY2(outcome.message.find("file/run") != std::string::npos, outcome.message.c_str());
    QVERIFY(m_engine->training().state().state == RunState::Failed);
}

void TestTrainingService::missingListAndUtterances() {
    TrainingRequest missing = request("missing");
    missing.config.data.trnList[0] = {"nowhere.lst", {}};
    TrainingOutcome outcome = runToEnd(missing, std::make_shared<Watcher>());
    QVERIFY(outcome.kind == TrainingOutcome::Kind::Failed);
    QVERIFY2(outcome.message.find("nowhere.lst") != std::string::npos, outcome.message.c_str());

    missing.config.data.trnList[0] = {"", {"vm-toreply", "not-there"}};
    const auto watcher = std::make_shared<Watcher>();
    outcome = runToEnd(missing, watcher);
    QVERIFY2(outcome.kind == TrainingOutcome::Kind::Finished, outcome.message.c_str());
    QVERIFY2(watcher->texts.find("not-there") != std::string::npos, watcher->texts.c_str());

    missing.config.data.trnList[0] = {"", {"not-there"}};
    outcome = runToEnd(missing, std::make_shared<Watcher>());
    QVERIFY(outcome.kind == TrainingOutcome::Kind::Failed);
}

void TestTrainingService::fullDiskPausesAndLosesNothing() {
    const auto whole = std::make_shared<Watcher>();
    runToEnd(request("whole"), whole);
    TrainingRequest full = request("full");
    full.pauseOnTrouble = true;
    const auto watcher = std::make_shared<Watcher>();
    watcher->atStep = [](const StepRecord& record) {
        if (record.step == 2) faults::arm("flush", 1); // the next file to be saved
    };
    m_engine->training().start(full, watcher);
    waitFor(RunState::Paused);
    QVERIFY(m_engine->training().pauseCause() == PauseCause::DiskFull);
    faults::disarm();
    m_engine->training().resume();
    QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Finished);
    QVERIFY(bytesOf(root() / "whole/trained_network.pt") == bytesOf(root() / "full/trained_network.pt"));
}

void TestTrainingService::fullDiskEndsAFailingRunWithItsFolderUsable() {
    const auto whole = std::make_shared<Watcher>();
    runToEnd(request("whole"), whole);
    const auto watcher = std::make_shared<Watcher>();
    watcher->atStep = [](const StepRecord& record) {
        if (record.epoch == 1) faults::arm("rename", 1);
    };
    const TrainingOutcome outcome = runToEnd(request("full"), watcher);
    QVERIFY(outcome.kind == TrainingOutcome::Kind::Failed);
    faults::disarm();
    TrainingRequest again = request("full");
    again.resumeRun = true;
    QVERIFY(runToEnd(again, std::make_shared<Watcher>()).kind == TrainingOutcome::Kind::Finished);
    QVERIFY(bytesOf(root() / "whole/trained_network.pt") == bytesOf(root() / "full/trained_network.pt"));
}

void TestTrainingService::changedRateOfAResumedRunHolds() {
    const auto first = std::make_shared<Watcher>();
    first->atStep = [&](const StepRecord& record) {
        if (record.epoch == 1) m_engine->training().requestStop();
    };
    runToEnd(request("run"), first);
    TrainingRequest again = request("run", {"lr=0.0005"});
    again.resumeRun = true;
    const auto second = std::make_shared<Watcher>();
    QVERIFY(runToEnd(again, second).kind == TrainingOutcome::Kind::Finished);
    QCOMPARE(second->steps.front().lr, 0.0005);
}

QTEST_GUILESS_MAIN(TestTrainingService)
#include "tst_training_service.moc"
