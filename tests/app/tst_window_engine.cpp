// SPDX-License-Identifier: GPL-3.0-or-later
// The window with the real engine, from a fresh project to one that was trained, paused, stopped and resumed.
#include "app/window_fixture.h"
#include "core/io/name_list.h"
#include "core/run/run_store.h"
#include "support/tiny_project.h"
#include "widgets/pages/train/log_panel.h"
#include "widgets/theme/theme.h"
#include "widgets/train/utterance_opener.h"
#include "widgets/wizard/features_page.h"
#include "widgets/wizard/model_page.h"
#include "widgets/wizard/new_project_wizard.h"
#include "widgets/wizard/place_page.h"
#include "widgets/wizard/recordings_page.h"

#include <QAction>
#include <QButtonGroup>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>

using namespace sonorant;
namespace fs = std::filesystem;

class TestWindowEngine : public QObject {
    Q_OBJECT

    std::unique_ptr<test::WindowFixture> m_fixture;
    test::WindowFixture& f() { return *m_fixture; }

    /// The tiny project with recordings of its own, whose features nobody has made yet.
    Path freshProject(int epochs) {
        const Path project = f().folder("tiny");
        fs::create_directories(project / "wav");
        for (const char* const name : {"vm-toreply", "vm-delete", "info-about-last-call", "vm-reachoper"})
            fs::copy(Path(SONORANT_DEMO_PROJECT) / "wav" / (std::string(name) + ".wav"), project / "wav");
        std::string text = test::tinyProjectText();
        const auto replace = [&text](const std::string& from, const std::string& to) {
            for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
                text.replace(at, from.size(), to);
        };
        const std::string features = std::string(SONORANT_TEST_DATA) + "/demo-corpus/";
        replace(features + "mfbsp", "mfbsp");
        replace(features + "f0", "f0");
        replace(std::string(SONORANT_DEMO_PROJECT) + "/wav", "wav");
        replace("epochs = 3\n", "epochs = " + std::to_string(epochs) + "\n");
        std::ofstream(project / "config.toml") << text;
        return project;
    }
    static std::size_t filesIn(const Path& folder) {
        std::error_code none;
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder, none), {}));
    }
    void open(const Path& project) {
        QVERIFY(f().window().openProject(QString::fromStdString(project.string())));
    }
    void waitForEnd() { QTRY_VERIFY_WITH_TIMEOUT(!f().actions().isBusy(), 120000); }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("sonorant");
        QCoreApplication::setApplicationName("tst_window_engine");
        applyTheme(*qApp, ColourScheme::Light);
    }

    void init() {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(QTest::qWaitForWindowExposed(&f().window()));
        QSignalSpy ready(&f().parts().engine, &EngineHolder::ready);
        f().parts().engine.load();
        QVERIFY(ready.wait(60000));
    }
    void cleanup() { m_fixture.reset(); }

    void aFreshProjectIsExtractedTrainedPausedStoppedAndResumed() {
        const Path project = freshProject(400);
        open(project);
        f().configure().document().waitForIssues();
        QVERIFY(!f().configure().document().issues().empty());
        for (const Issue& issue : f().configure().document().issues())
            QVERIFY2(issue.severity == Severity::Info, issue.message.c_str());
        f().actions().startAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f().training().isActive(), 60000);
        QCOMPARE(filesIn(project / "mfbsp"), std::size_t(4));
        QCOMPARE(filesIn(project / "f0"), std::size_t(4));
        QTRY_VERIFY_WITH_TIMEOUT(f().shownSteps() > 5, 60000);

        QTest::keyClick(&f().window(), Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(f().training().canResume(), 30000);
        const std::size_t held = f().shownSteps();
        QTest::qWait(300);
        QCOMPARE(f().shownSteps(), held);
        QTest::keyClick(&f().window(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(f().shownSteps() > held, 30000);
        QTest::keyClick(&f().window(), Qt::Key_Period, Qt::ControlModifier);
        waitForEnd();

        const Path run = f().train().board()->frontFolder();
        QVERIFY(!run.empty());
        QTRY_COMPARE_WITH_TIMEOUT(f().train().runs()->rowCount(), 1, 10000);
        RunStore stored(run);
        QCOMPARE(stored.poll().more, false);
        const std::size_t before = f().shownSteps();
        f().actions().continueRun(run);
        QTRY_VERIFY_WITH_TIMEOUT(f().training().isActive(), 30000);
        QVERIFY(f().training().request().resumeRun);
        // The curves go on where they ended: the steps of the first part are still there.
        QTRY_VERIFY_WITH_TIMEOUT(f().shownSteps() > before + 3, 60000);
        QCOMPARE(f().train().board()->front()->keys(RunAxis::Step)[0], 1.0);
        QVERIFY(f().train().log()->followedModel()->rowCount() > 0);
        f().actions().stopAction()->trigger();
        waitForEnd();
        f().window().showPage(1);
        f().configure().document().waitForIssues();
        QVERIFY(f().configure().document().issues().empty()); // the features are there now
    }

    void extractionCanBeStoppedAndGoesOn() {
        const Path project = f().folder("demo");
        fs::create_directories(project);
        for (const char* const part : {"config.toml", "scp", "wav"})
            fs::copy(Path(SONORANT_DEMO_PROJECT) / part, project / part, fs::copy_options::recursive);
        open(project);
        f().actions().startAction()->trigger();
        QVERIFY(f().actions().preparer().isBusy());
        QVERIFY(!f().actions().startAction()->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(filesIn(project / "f0") > 0, 60000);
        f().actions().stopAction()->trigger();
        waitForEnd();
        QVERIFY(!f().training().isActive());
        QPushButton* const goOn = f().button("Go on");
        QVERIFY(goOn);
        const std::size_t made = filesIn(project / "f0");
        QVERIFY(made > 0 && made < 20);
        goOn->click();
        QTRY_VERIFY_WITH_TIMEOUT(f().shownSteps() > 0, 120000);
        QCOMPARE(filesIn(project / "f0"), std::size_t(20));
        f().actions().stopAction()->trigger();
        waitForEnd();
    }

    void fromAFolderOfRecordingsToTraining() {
        const Path recordings = f().folder("recordings");
        fs::create_directories(recordings);
        int count = 0;
        for (const auto& entry : fs::directory_iterator(Path(SONORANT_DEMO_PROJECT) / "wav"))
            if (entry.path().extension() == ".wav" && count++ < 6) fs::copy(entry.path(), recordings);
        NewProjectWizard* const wizard = f().window().newProject();
        QVERIFY(QTest::qWaitForWindowExposed(wizard));
        const auto next = [wizard] {
            QTest::mouseClick(wizard->button(QWizard::NextButton), Qt::LeftButton);
        };
        wizard->setRecordings(QString::fromStdString(recordings.string()));
        QTRY_VERIFY_WITH_TIMEOUT(wizard->recordingsPage()->isComplete(), 10000);
        next();
        wizard->modelPage()->sizes()->button(0)->setChecked(true);
        next();
        wizard->placePage()->nameEdit()->setText("made");
        wizard->placePage()->folderEdit()->setText(QString::fromStdString(f().folder("projects").string()));
        wizard->placePage()->testBox()->setValue(20);
        next();
        QTRY_VERIFY_WITH_TIMEOUT(wizard->featuresPage()->isComplete(), 60000);
        wizard->button(QWizard::FinishButton)->click();
        QTRY_COMPARE(f().window().shownPage(), 3);
        QCOMPARE(f().parts().project.folder(), f().folder("projects") / "made");
        f().configure().document().waitForIssues();
        QVERIFY(f().configure().document().issues().empty());
        f().actions().startAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f().shownSteps() > 0, 120000);
        f().actions().stopAction()->trigger();
        waitForEnd();
    }

    void closingDuringARunSavesIt() {
        open(freshProject(400));
        f().actions().startAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f().shownSteps() > 3, 120000);
        f().answer(QMessageBox::RejectRole);
        f().window().close();
        QVERIFY(f().window().isVisible() && f().training().isActive());
        const Path run = f().training().runFolder();
        f().answer(QMessageBox::AcceptRole);
        f().window().close();
        QTRY_VERIFY_WITH_TIMEOUT(!f().window().isVisible(), 60000);
        QVERIFY(!f().training().isActive());
        std::size_t checkpoints = 0;
        for (const auto& entry : fs::directory_iterator(run))
            checkpoints += entry.path().extension() == ".pt";
        QVERIFY(checkpoints > 0);
    }

    void closingDuringTheExtractionAsks() {
        open(freshProject(3));
        f().actions().startAction()->trigger();
        QVERIFY(f().actions().preparer().isBusy());
        f().answer(QMessageBox::AcceptRole);
        f().window().close();
        QTRY_VERIFY_WITH_TIMEOUT(!f().window().isVisible(), 60000);
        QVERIFY(!f().actions().isBusy());
    }

    void divergenceNamesTheRecordingItHappenedAt() {
        const Path project = freshProject(400);
        open(project);
        TrainingRequest request = f().actions().projectRequest();
        request.config.training.lr = 1e18; // no weight survives a step of this size
        const ProjectConfig config = request.config;
        f().parts().queue.add(request, "too fast");
        f().actions().startNextInQueue();
        QTRY_VERIFY_WITH_TIMEOUT(f().training().canResume(), 120000);
        QVERIFY(f().training().pauseCause() == PauseCause::Divergence);
        const QStringList names = f().training().troubleUtterances();
        QCOMPARE(names.size(), 1);
        QVERIFY(QString::fromStdString(f().training().state().reason).contains(names[0]));
        QCOMPARE(recordingOf(config, names[0]), project / "wav" / (names[0].toStdString() + ".wav"));
        QVERIFY(f().button("Open " + names[0]));
        QVERIFY(f().button("Start again, halve the rate"));
        f().training().stop();
        waitForEnd();
    }

    void aProjectThatCannotBeTrainedIsNotStarted() {
        const Path project = freshProject(3);
        fs::remove_all(project / "wav");
        open(project);
        f().actions().startAction()->trigger();
        waitForEnd();
        QVERIFY(!f().training().isActive());
        QVERIFY(f().button("Open Configure"));
        QVERIFY(!fs::exists(project / "runs"));
    }
};

QTEST_MAIN(TestWindowEngine)
#include "tst_window_engine.moc"
