// SPDX-License-Identifier: GPL-3.0-or-later
// Paused and stopped at every phase, a run is as one that was not; and where a run cannot be resumed, nothing
// that is left of it is written over.
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"
#include "core/service/engine.h"
#include "support/frame_project.h"

#include <QTemporaryDir>
#include <QTest>
#include <fmt/format.h>

#include <filesystem>
#include <utility>

using namespace sonorant;
using sonorant::test::frameProject;
namespace fs = std::filesystem;

class TestResume : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_engine.reset(sonorant_create_engine());
    }

    void damagedCheckpointsAreNotTrainedOver_data() {
        QTest::addColumn<bool>("gone");
        QTest::newRow("cut off") << false;
        QTest::newRow("elsewhere") << true;
    }
    void damagedCheckpointsAreNotTrainedOver() {
        QFETCH(bool, gone);
        QVERIFY(train({"epochs=3"}).kind == TrainingOutcome::Kind::Finished);
        for (const char* const name : {"epoch_000.pt", "epoch_001.pt", "epoch_002.pt"}) {
            if (gone)
                fs::rename(run() / name, root() / name);
            else
                fs::resize_file(run() / name, 300);
        }
        const std::string epochs = readFile(RunFolder{run()}.epochs()),
                          best = readFile(run() / "trained_network.pt");
        const TrainingOutcome outcome = train({"epochs=5"}, true);
        QVERIFY(outcome.kind == TrainingOutcome::Kind::Failed);
        const std::string expected = gone
                                         ? "the run has finished 3 epochs, but there is no checkpoint of them"
                                         : "none of the run's 3 checkpoints can be read";
        QVERIFY2(outcome.message.find(expected) != std::string::npos, outcome.message.c_str());
        QVERIFY(!outcome.hint.empty());
        QVERIFY(readFile(RunFolder{run()}.epochs()) == epochs);
        QVERIFY(readFile(run() / "trained_network.pt") == best);
    }

    void oneThatCanBeReadIsEnough() {
        QVERIFY(train({"epochs=3"}).kind == TrainingOutcome::Kind::Finished);
        fs::resize_file(run() / "epoch_002.pt", 300);
        QVERIFY(train({"epochs=4"}, true).kind == TrainingOutcome::Kind::Finished);
        QCOMPARE(splitLines(readFile(RunFolder{run()}.epochs())).size(), std::size_t(4));
    }

    void aRunThatStoppedEarlyEndsTheSameWayAgain() {
        const std::vector<std::string> settings{"epochs=200", "no_best_epochs=1", "lr=0.5"};
        QVERIFY(train(settings).kind == TrainingOutcome::Kind::EarlyStopped);
        const std::string epochs = readFile(RunFolder{run()}.epochs());
        const TrainingOutcome again = train(settings, true);
        QVERIFY2(again.kind == TrainingOutcome::Kind::EarlyStopped, again.message.c_str());
        QVERIFY(readFile(RunFolder{run()}.epochs()) == epochs);
        // With more patience it goes on.
        QVERIFY(train({"epochs=200", "no_best_epochs=2", "lr=0.5"}, true).kind ==
                TrainingOutcome::Kind::EarlyStopped);
        QVERIFY(readFile(RunFolder{run()}.epochs()).size() > epochs.size());
    }

    void pausedOrStoppedAtAnyPhase_data() {
        QTest::addColumn<int>("step"); // an epoch is two mini-batches of training and one of validation
        QTest::addColumn<bool>("stop");
        for (const bool stop : {false, true})
            for (const int step : {0, 1, 2, 3, 4, 5, 6, 9})
                QTest::addRow("%s %s %d", stop ? "stopped" : "paused",
                              step == 0 ? "in preparation" : "at step", step)
                    << step << stop;
    }
    void pausedOrStoppedAtAnyPhase() {
        QFETCH(int, step);
        QFETCH(bool, stop);
        const std::vector<std::string> settings{"epochs=3"};
        QVERIFY(train(settings).kind == TrainingOutcome::Kind::Finished);
        const std::string calm = readFile(run() / "trained_network.pt"), records = losses();
        fs::rename(run(), root() / "calm");

        struct Interrupter : TrainingObserver {
            TrainingService& service;
            int at;
            bool stops, done = false;
            Interrupter(TrainingService& which, int when, bool stop)
                : service(which), at(when), stops(stop) {}
            void interrupt() {
                if (std::exchange(done, true)) return;
                if (stops)
                    service.requestStop();
                else
                    service.pause();
            }
            void onState(const TrainingState& state) override {
                if (at == 0 && state.state == RunState::Preparing) interrupt();
            }
            void onStep(const StepRecord& record) override {
                if (record.step == at) interrupt();
            }
        };
        TrainingService& service = m_engine->training();
        service.start(requestFor(settings), std::make_shared<Interrupter>(service, step, stop));
        if (stop) {
            // After the last mini-batch there is nothing left to stop.
            const auto kind = service.wait().kind;
            QVERIFY(kind == (step == 9 ? TrainingOutcome::Kind::Finished : TrainingOutcome::Kind::Stopped));
            if (step == 0) return; // nothing was begun
            QVERIFY(train(settings, true).kind == TrainingOutcome::Kind::Finished);
        } else {
            if (step != 9) {
                QTRY_VERIFY_WITH_TIMEOUT(service.state().state == RunState::Paused, 30000);
                QCOMPARE(service.pauseCause(), PauseCause::Person);
                service.resume();
            }
            QVERIFY(service.wait().kind == TrainingOutcome::Kind::Finished);
        }
        QVERIFY(readFile(run() / "trained_network.pt") == calm);
        QCOMPARE(losses(), records);
    }

private:
    /// Of every mini-batch and epoch, in their order.
    std::string losses() const {
        std::string all;
        for (const std::string& line : splitLines(readFile(RunFolder{run()}.steps())))
            for (const double loss : parseStepRecord(line).loss)
                all += fmt::format("{:a} ", loss);
        for (const std::string& line : splitLines(readFile(RunFolder{run()}.epochs()))) {
            const EpochRecord record = parseEpochRecord(line);
            all +=
                fmt::format("{:a} {:a} {}\n", record.trainLoss.front(), record.devLoss.front(), record.best);
        }
        return all;
    }
    TrainingRequest requestFor(const std::vector<std::string>& settings) const {
        TrainingRequest request;
        request.config = frameProject(root() / "project", settings);
        request.runFolder = run();
        return request;
    }
    Path root() const { return Path(m_folder->path().toStdString()); }
    Path run() const { return root() / "run"; }
    TrainingOutcome train(const std::vector<std::string>& settings, bool resume = false) {
        TrainingRequest request = requestFor(settings);
        request.resumeRun = resume;
        m_engine->training().start(request, std::make_shared<TrainingObserver>());
        return m_engine->training().wait();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
