// SPDX-License-Identifier: GPL-3.0-or-later
// Data files that vanish or change under a running training: named, the run waits or ends, and what was
// trained so far goes on to the very same weights.
#include "core/base/files.h"
#include "core/service/engine.h"
#include "support/frame_project.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <filesystem>
#include <mutex>

using namespace sonorant;
using sonorant::test::frameProject;

namespace {

struct Watcher : TrainingObserver {
    std::function<void(const StepRecord&)> atStep;
    std::mutex mutex;
    std::string texts;
    void onStep(const StepRecord& record) override {
        if (atStep) atStep(record);
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

    void withoutAnybodyItEndsAndGoesOnLater_data() { faults(); }
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

private:
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
            else
                std::filesystem::resize_file(victim(), 16);
        };
        return watcher;
    }
    void mend() {
        std::filesystem::copy_file(root() / "kept", victim(),
                                   std::filesystem::copy_options::overwrite_existing);
    }
    static qsizetype timesTold(Watcher& watcher) {
        const std::lock_guard lock(watcher.mutex);
        return QString::fromStdString(watcher.texts).count("a.x");
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
};

QTEST_GUILESS_MAIN(TestDataChanges)
#include "tst_data_changes.moc"
