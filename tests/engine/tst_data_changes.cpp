// SPDX-License-Identifier: GPL-3.0-or-later
// Data files that vanish or change under a running training: named, the run waits or ends, and what was
// trained so far goes on to the very same weights.
#include "core/base/files.h"
#include "core/service/engine.h"
#include "support/classifier_project.h"
#include "support/frame_project.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <mutex>
#include <unistd.h>

using namespace sonorant;
using sonorant::test::frameProject;

namespace {

struct Watcher : TrainingObserver {
    std::function<void(const StepRecord&)> atStep, afterStep;
    std::function<void(const TrainingState&)> atState;
    std::mutex mutex;
    std::string texts;
    void onStep(const StepRecord& record) override {
        if (atStep) atStep(record);
        if (afterStep) afterStep(record);
    }
    void onState(const TrainingState& state) override {
        if (atState) atState(state);
    }
    void onMessage(const Message& message) override {
        const std::lock_guard lock(mutex);
        texts += message.text + "\n";
    }
};

QByteArray bytesOf(const Path& file) {
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

class TestDataChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_engine.reset(sonorant_create_engine());
        m_config = frameProject(root() / "project", {"epochs=6", "no_best_epochs=1000", "num_workers=0"});
    }
    void cleanup() { m_engine.reset(); }

    void theRunWaitsUntilTheFileIsBack_data() { faults(); }
    void theRunWaitsUntilTheFileIsBack() {
        QFETCH(QString, fault);
        const Path calm = trainCalmly();
        const auto watcher = damageAt(5, fault);
        TrainingRequest request = requestFor("disturbed");
        request.pauseOnTrouble = true;
        m_engine->training().start(request, watcher);
        waitFor(RunState::Paused);
        QVERIFY(m_engine->training().pauseCause() == PauseCause::DataChanged);
        const std::string reason = m_engine->training().state().reason;
        QVERIFY2(reason.find("a.x") != std::string::npos, reason.c_str());
        // Nothing was mended yet: it says so once more.
        m_engine->training().resume();
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(*watcher) == 2, 30000);
        waitFor(RunState::Paused);
        mend();
        m_engine->training().resume();
        QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Finished);
        QVERIFY(bytesOf(root() / "disturbed/trained_network.pt") == bytesOf(calm));
    }

    void whoeverGoesOnTakesAChangedFileAsItIs() {
        const auto watcher = damageAt(5, "other");
        TrainingRequest request = requestFor("changed");
        request.pauseOnTrouble = true;
        m_engine->training().start(request, watcher);
        waitFor(RunState::Paused);
        QVERIFY(m_engine->training().pauseCause() == PauseCause::DataChanged);
        const std::string reason = m_engine->training().state().reason;
        QVERIFY2(reason.find("written again") != std::string::npos, reason.c_str());
        m_engine->training().resume();
        QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Finished);
    }

    void changedBetweenTheScanAndTheFirstRead() {
        const auto watcher = std::make_shared<Watcher>();
        std::atomic<bool> changed = false;
        watcher->atState = [this, &changed](const TrainingState& state) {
            if (state.state == RunState::Running && !changed.exchange(true))
                writeFileAtomically(victim(), std::string(std::filesystem::file_size(victim()), '\0'));
        };
        TrainingRequest request = requestFor("early");
        request.pauseOnTrouble = true;
        m_engine->training().start(request, watcher);
        waitFor(RunState::Paused);
        QVERIFY(changed);
        const std::string reason = m_engine->training().state().reason;
        QVERIFY2(reason.find("a.x: the file was written again since it was scanned") != std::string::npos,
                 reason.c_str());
        m_engine->training().resume();
        QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Finished);
        QCOMPARE(timesTold(*watcher), 1);
    }

    void stoppedWhileItWaits() {
        const Path calm = trainCalmly();
        TrainingRequest request = requestFor("stopped");
        request.pauseOnTrouble = true;
        m_engine->training().start(request, damageAt(5, "gone"));
        waitFor(RunState::Paused);
        m_engine->training().requestStop();
        QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Stopped);
        goesOnAs(request, calm);
    }

    void withoutAnybodyItEndsAndGoesOnLater_data() {
        faults();
        QTest::newRow("the file becomes longer") << "longer";
        QTest::newRow("other values are written into it") << "other";
    }
    void withoutAnybodyItEndsAndGoesOnLater() {
        QFETCH(QString, fault);
        const Path calm = trainCalmly();
        const TrainingRequest request = requestFor("failed");
        m_engine->training().start(request, damageAt(5, fault));
        const TrainingOutcome outcome = m_engine->training().wait();
        QVERIFY(outcome.kind == TrainingOutcome::Kind::Failed);
        QVERIFY2(outcome.message.find("a.x") != std::string::npos, outcome.message.c_str());
        goesOnAs(request, calm);
    }

    void skippedWhereTheOptionSaysSo_data() {
        faults();
        QTest::newRow("other values are written into it") << "other"; // left out until a new scan
    }
    void skippedWhereTheOptionSaysSo() {
        QFETCH(QString, fault);
        m_config.training.unreadableData = "skip";
        const auto watcher = damageAt(5, fault);
        std::vector<StepRecord> steps;
        watcher->afterStep = [&](const StepRecord& record) { steps.push_back(record); };
        TrainingRequest request = requestFor("skipped");
        request.pauseOnTrouble = true; // nothing to wait for
        m_engine->training().start(request, watcher);
        const TrainingOutcome outcome = m_engine->training().wait();
        QVERIFY2(outcome.kind == TrainingOutcome::Kind::Finished, outcome.message.c_str());
        QCOMPARE(timesTold(*watcher), 1); // once, not in every epoch
        QVERIFY(watcher->texts.find("a is left out: ") != std::string::npos);
        std::vector<int> perEpoch(6, 0);
        for (const StepRecord& step : steps)
            if (step.phase == Phase::Train) perEpoch[static_cast<std::size_t>(step.epoch)] += 1;
        QCOMPARE(perEpoch.front(), 2);
        QCOMPARE(perEpoch.back(), 1);
        QVERIFY(std::filesystem::exists(root() / "skipped/epoch_005.pt"));
    }

    void skippingStopsAndGoesOnBitIdentically_data() {
        QTest::addColumn<int>("workers");
        for (const int workers : {0, 3})
            QTest::addRow("%d threads load", workers) << workers;
    }
    void skippingStopsAndGoesOnBitIdentically() {
        QFETCH(int, workers);
        // Segments of 20 frames, two of them in a.x, which is left out because it changed after the scan;
        // gradients are summed over two mini-batches, of which one may be missing.
        const std::vector<std::string> settings{"epochs=6",
                                                "no_best_epochs=1000",
                                                "truncate_seq=20",
                                                "minimum_len=5",
                                                "size_accumulate_grad=2",
                                                "unreadable_data=skip",
                                                "lr=1e-2",
                                                "num_workers=" + std::to_string(workers)};
        const auto train = [&](TrainingRequest request, std::int64_t stopAt = -1) {
            request.config = m_config = frameProject(root() / "project", settings); // the file is whole again
            const auto watcher = std::make_shared<Watcher>();
            watcher->atState = [this](const TrainingState& state) {
                if (state.state == RunState::Running) std::filesystem::resize_file(victim(), 200);
            };
            watcher->afterStep = [this, stopAt](const StepRecord& record) {
                if (record.step == stopAt) m_engine->training().requestStop();
            };
            m_engine->training().start(request, watcher);
            const TrainingOutcome outcome = m_engine->training().wait();
            if (outcome.kind == TrainingOutcome::Kind::Failed) qFatal("%s", outcome.message.c_str());
            if (timesTold(*watcher) != 1)
                qFatal("told %lld times", static_cast<long long>(timesTold(*watcher)));
            return outcome.kind;
        };
        QVERIFY(train(requestFor("whole")) == TrainingOutcome::Kind::Finished);
        for (const std::int64_t stopAt : {9, 10, 11, 12}) {
            TrainingRequest request = requestFor(("parts" + std::to_string(stopAt)).c_str());
            QVERIFY(train(request, stopAt) == TrainingOutcome::Kind::Stopped);
            request.resumeRun = true;
            QVERIFY(train(request) == TrainingOutcome::Kind::Finished);
            QVERIFY(bytesOf(request.runFolder / "trained_network.pt") ==
                    bytesOf(root() / "whole/trained_network.pt"));
        }
    }

    void withoutAnyDataItEndsAllTheSame() {
        m_config.training.unreadableData = "skip";
        const auto watcher = std::make_shared<Watcher>();
        watcher->atStep = [this](const StepRecord& record) {
            if (record.step == 3) std::filesystem::rename(root() / "project/in", root() / "project/away");
        };
        m_config.data.valSetName.names.clear(); // which would be missed first
        m_config.data.valList.clear();
        m_engine->training().start(requestFor("none"), watcher);
        const TrainingOutcome outcome = m_engine->training().wait();
        QVERIFY(outcome.kind == TrainingOutcome::Kind::Failed);
        QVERIFY2(outcome.message.find("none of the 2 training segments could be read in epoch") !=
                     std::string::npos,
                 outcome.message.c_str());
        QVERIFY(std::filesystem::exists(root() / "none/epoch_000.pt"));
    }

    void aValidationFileIsNeverSkipped() {
        m_config.training.unreadableData = "skip";
        const auto watcher = std::make_shared<Watcher>();
        watcher->atStep = [this](const StepRecord& record) {
            if (record.step == 5) std::filesystem::remove(root() / "project/in/c.x");
        };
        m_engine->training().start(requestFor("validation"), watcher);
        const TrainingOutcome outcome = m_engine->training().wait();
        QVERIFY(outcome.kind == TrainingOutcome::Kind::Failed);
        QVERIFY2(outcome.message.find("c.x") != std::string::npos, outcome.message.c_str());
    }

    void aHangingFileIsNamedAndAStopIsHeard() {
        const QByteArray calm = hangingProject();
        const auto watcher = hangAt(2);
        TrainingRequest request = requestFor("hangs");
        m_engine->training().start(request, watcher);
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(*watcher, "waiting for the files of a0") >= 2, 30000);
        const TrainingState state = m_engine->training().state();
        QVERIFY(state.state == RunState::Running);
        QVERIFY2(state.reason.find("No data for") == 0, state.reason.c_str());
        QElapsedTimer timer;
        timer.start();
        m_engine->training().requestStop();
        QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Stopped);
        QVERIFY2(timer.elapsed() < 15000, "it must not wait for the file");
        letAnswer();
        request.resumeRun = true;
        m_engine->training().start(request, std::make_shared<Watcher>());
        QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Finished);
        QVERIFY(bytesOf(request.runFolder / "trained_network.pt") == calm);
    }

    void aHangingFileAnswersAndTrainingGoesOn() {
        const QByteArray calm = hangingProject();
        const auto watcher = hangAt(2);
        const TrainingRequest request = requestFor("answers");
        m_engine->training().start(request, watcher);
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(*watcher, "waiting for the files of a0") >= 1, 30000);
        letAnswer();
        QVERIFY(m_engine->training().wait().kind == TrainingOutcome::Kind::Finished);
        QVERIFY(bytesOf(request.runFolder / "trained_network.pt") == calm);
    }

private:
    Path hanging() const { return root() / "sounds/natural/a0.wav"; }
    /// Makes a project that is told after a second. @returns the weights of an undisturbed run
    QByteArray hangingProject() {
        m_config = sonorant::test::classifierProject(root() / "sounds", {"loader_patience=1"});
        return bytesOf(trainCalmly());
    }
    /// Whoever opens the file from then on waits in the kernel, as for a network folder that does not answer:
    /// a lease on it keeps others out until it is given back (or for 45 s).
    std::shared_ptr<Watcher> hangAt(std::int64_t step) {
        const auto watcher = std::make_shared<Watcher>();
        watcher->atStep = [this, step](const StepRecord& record) {
            if (record.step != step) return;
            std::signal(SIGIO, SIG_IGN); // somebody wants the file
            m_lease = open(hanging().c_str(), O_RDWR);
            for (int i = 0; i < 1000; ++i) { // it may be read just now
                if (fcntl(m_lease, F_SETLEASE, F_WRLCK) == 0) return;
                QTest::qSleep(1);
            }
            qFatal("the file system grants no leases");
        };
        return watcher;
    }
    void letAnswer() {
        fcntl(m_lease, F_SETLEASE, F_UNLCK);
        close(m_lease);
    }

    Path root() const { return Path(m_folder->path().toStdString()); }
    Path victim() const { return root() / "project/in/a.x"; }

    static void faults() {
        QTest::addColumn<QString>("fault");
        QTest::newRow("the file is removed") << "gone";
        QTest::newRow("the file becomes shorter") << "shorter";
    }
    TrainingRequest requestFor(const char* run) const {
        TrainingRequest request;
        request.config = m_config;
        request.runFolder = root() / run;
        return request;
    }
    Path trainCalmly() {
        m_engine->training().start(requestFor("calm"), std::make_shared<Watcher>());
        if (m_engine->training().wait().kind != TrainingOutcome::Kind::Finished)
            qFatal("the calm run failed");
        return root() / "calm/trained_network.pt";
    }
    std::shared_ptr<Watcher> damageAt(std::int64_t step, const QString& fault) {
        const auto watcher = std::make_shared<Watcher>();
        watcher->atStep = [this, step, fault](const StepRecord& record) {
            if (record.step != step) return;
            std::filesystem::copy_file(victim(), root() / "kept");
            if (fault == "gone")
                std::filesystem::remove(victim());
            else if (fault == "other")
                writeFileAtomically(victim(), std::string(std::filesystem::file_size(victim()), '\0'));
            else
                std::filesystem::resize_file(victim(), fault == "longer" ? 4096 : 16);
        };
        return watcher;
    }
    void mend() {
        std::filesystem::copy_file(root() / "kept", victim(),
                                   std::filesystem::copy_options::overwrite_existing);
    }
    static qsizetype timesTold(Watcher& watcher, const char* what = "a.x") {
        const std::lock_guard lock(watcher.mutex);
        return QString::fromStdString(watcher.texts).count(what);
    }
    void goesOnAs(TrainingRequest request, const Path& calm) {
        mend();
        request.resumeRun = true;
        m_engine->training().start(request, std::make_shared<Watcher>());
        const TrainingOutcome outcome = m_engine->training().wait();
        QVERIFY2(outcome.kind == TrainingOutcome::Kind::Finished, outcome.message.c_str());
        QVERIFY(bytesOf(request.runFolder / "trained_network.pt") == bytesOf(calm));
    }
    void waitFor(RunState state) {
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->training().state().state == state, 30000);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
    ProjectConfig m_config;
    int m_lease = -1;
};

QTEST_GUILESS_MAIN(TestDataChanges)
#include "tst_data_changes.moc"
