// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"
#include "core/base/error.h"
#include "core/run/run_folder.h"
#include "tests/support/scripted_window.h"
#include "widgets/frame/run_bar.h"
#include "widgets/pages/start/start_page.h"
#include "widgets/pages/train/log_panel.h"
#include "widgets/pages/train/progress_panel.h"
#include "widgets/pages/train/run_panel.h"
#include "widgets/pages/train/train_page.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/theme/elided_label.h"
#include "widgets/theme/theme.h"
#include "widgets/train/run_board.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <filesystem>
#include <thread>

using namespace sonorant;
using sonorant::test::FakeTrainingService;
using sonorant::test::ScriptedWindow;

class TestWindow : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;
    FakeTrainingService* m_service = nullptr;

    QString projectFolder() const { return m_dir->filePath("demo"); }
    QString otherProject() const {
        const QString folder = m_dir->filePath("other");
        std::filesystem::create_directories(folder.toStdString());
        return folder;
    }
    TrainPage& train() { return *qobject_cast<TrainPage*>(m_window->page(3)); }
    TrainingController& training() { return m_window->parts().training; }
    TrainingActions& actions() { return m_window->parts().actions; }
    std::size_t shownSteps() { return train().board()->front() ? train().board()->front()->steps() : 0; }
    QPushButton* button(const QString& text) {
        for (auto* found : m_window->findChildren<QPushButton*>())
            if (found->text() == text && found->isVisible()) return found;
        return nullptr;
    }
    void waitForEnd() { QTRY_VERIFY_WITH_TIMEOUT(!training().isActive(), 15000); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir->filePath("settings"));
        QSettings().clear();
        std::filesystem::create_directories(projectFolder().toStdString());
        ScriptedWindow scripted(5);
        QVERIFY(scripted.engine);
        m_service = &scripted.engine->training();
        m_window = std::move(scripted.window);
    }

    void cleanup() { m_window.reset(); }

    void startsWithTheStartPage() {
        QCOMPARE(m_window->shownPage(), 0);
        QVERIFY(!actions().startAction()->isEnabled());
        QVERIFY(!actions().pauseAction()->isEnabled() && !actions().stopAction()->isEnabled());
        QCOMPARE(m_window->runBar()->stateWords(), QString("No project open"));
        QVERIFY(m_window->openProject(projectFolder()));
        QCOMPARE(m_window->shownPage(), 1); // its options
        QVERIFY(actions().startAction()->isEnabled());
        QCOMPARE(m_window->parts().recent.folders(), QStringList{projectFolder()});
    }

    void theFirstWindowLeavesRoomForItsFrame() {
        const QSize room = m_window->screen()->availableGeometry().size() - QSize(0, 40);
        QCOMPARE(m_window->size(), QSize(1280, 800).boundedTo(room).expandedTo(m_window->minimumSize()));
    }

    void anElidedTitleKeepsBothEnds() {
        ElidedLabel label;
        label.setText("a run with a long name, 22 Nov 22:15");
        label.resize(label.fontMetrics().horizontalAdvance(label.text()) / 2, 20);
        QVERIFY(label.shownText().size() < label.text().size());
        QVERIFY(label.shownText().startsWith("a run") && label.shownText().endsWith("22:15"));
        label.resize(2000, 20);
        QCOMPARE(label.shownText(), label.text());
    }

    void aMissingProjectIsSaidInPlace() {
        QVERIFY(!m_window->openProject("/nowhere"));
        QVERIFY(m_window->parts().messages->isShown("open"));
        QVERIFY(button("Open another"));
        QVERIFY(!m_window->parts().project.isOpen());
    }

    void anotherProjectBeginsAnew() {
        QVERIFY(m_window->openProject(projectFolder()));
        m_service->script.perBatch = std::chrono::microseconds(200);
        actions().startAction()->trigger();
        waitForEnd();
        QVERIFY(m_window->parts().messages->isShown("run"));
        QCOMPARE(train().progress()->runText(), QString("epoch 5 of 5"));
        QVERIFY(train().log()->model()->rowCount() > 5);
        QVERIFY(m_window->runBar()->stateWords() != "Ready");

        QVERIFY(m_window->openProject(otherProject()));
        m_window->showPage(3);
        QCOMPARE(m_window->runBar()->stateWords(), QString("Ready"));
        QCOMPARE(train().progress()->runText(), QString("–"));
        for (const auto* bar : train().progress()->findChildren<QProgressBar*>())
            QCOMPARE(bar->value(), 0);
        for (const auto* figure : train().progress()->findChildren<QLabel*>())
            if (!figure->accessibleName().isEmpty()) QCOMPARE(figure->text(), QString("–"));
        QCOMPARE(train().log()->model()->rowCount(), 0);
        QVERIFY(!m_window->parts().messages->isShown("run"));
        // And the first one tells by its own files what was done there.
        QVERIFY(m_window->openProject(projectFolder()));
        // (The scripted engine leaves records alone, which do not say how many epochs there were to be.)
        QTRY_COMPARE_WITH_TIMEOUT(train().progress()->runText(), QString("epoch 5"), 8000);
    }

    void theEmptyTrainPageStartsAsTheBarDoes() {
        m_window->showPage(3);
        QVERIFY(!button("Start training"));
        QVERIFY(m_window->openProject(projectFolder()));
        m_window->showPage(3);
        QPushButton* start = button("Start training");
        QVERIFY(start && actions().startAction()->isEnabled());
        QVERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_COMPARE(m_service->runs(), 1);
        waitForEnd();
    }

    void theStartPageAndClosingAreSaidAndReached() {
        QVERIFY(!m_window->closeAction()->isEnabled());
        m_window->showPage(3);
        m_window->startPageAction()->trigger();
        QCOMPARE(m_window->shownPage(), 0);
        QVERIFY(m_window->openProject(projectFolder()));
        QVERIFY(m_window->closeAction()->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(m_window->shownPage(), 0);
        QVERIFY(m_window->parts().project.isOpen());

        m_service->script.perBatch = std::chrono::milliseconds(5);
        actions().startAction()->trigger();
        QTRY_VERIFY(training().canPause());
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
        QVERIFY(m_window->parts().project.isOpen() && training().isActive());
        QVERIFY(m_window->parts().messages->isShown("open"));
        actions().stopAction()->trigger();
        waitForEnd();
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!m_window->parts().project.isOpen() && !m_window->closeAction()->isEnabled());
        QVERIFY(m_window->parts().messages->keys().isEmpty());
        QCOMPARE(m_window->runBar()->stateWords(), QString("No project open"));
    }

    void aStoppedRunIsOfferedAndSelected() {
        QVERIFY(m_window->openProject(projectFolder()));
        m_service->script.perBatch = std::chrono::milliseconds(5);
        actions().startAction()->trigger();
        QTRY_VERIFY(shownSteps() > 5);
        QVERIFY(!m_window->parts().messages->isShown("run"));
        actions().stopAction()->trigger();
        waitForEnd();
        const Path run = train().board()->frontFolder();
        QWidget* notice = m_window->parts().messages->barOf("run");
        QVERIFY(notice && notice->accessibleName().contains("stopped and saved"));
        const QTableView* runs = train().runPanel()->runView();
        QTRY_VERIFY_WITH_TIMEOUT(runs->currentIndex().isValid(), 8000);
        QCOMPARE(runs->currentIndex().data(RunListModel::FolderRole).toString().toStdString(), run.string());
        for (const auto* found : train().runPanel()->findChildren<QPushButton*>())
            if (found->text() == "Continue") QVERIFY(found->isEnabled());
        auto* goOn = notice->findChild<QPushButton*>();
        QVERIFY(goOn);
        QCOMPARE(goOn->text(), QString("Continue"));
        QTest::mouseClick(goOn, Qt::LeftButton);
        QTRY_COMPARE(m_service->runs(), 2);
        QVERIFY(m_service->lastRequest().resumeRun);
        QCOMPARE(m_service->lastRequest().runFolder.string(), run.string());
        QVERIFY(!m_window->parts().messages->isShown("run"));
        actions().stopAction()->trigger();
        waitForEnd();
    }

    void pointsArrivePauseResumeStopContinue() {
        QVERIFY(m_window->openProject(projectFolder()));
        m_service->script.perBatch = std::chrono::milliseconds(5);
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(shownSteps() > 5);
        QTRY_VERIFY(train().plot()->drawnPoints() > 5);
        QVERIFY(!actions().startAction()->isEnabled());
        QVERIFY(m_window->runBar()->stateWords().startsWith("Training, epoch"));
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY(training().canResume());
        QCOMPARE(actions().startAction()->text(), QString("Resume"));
        const std::size_t held = shownSteps();
        QTest::qWait(100);
        QCOMPARE(shownSteps(), held);
        actions().startAction()->trigger();
        QTRY_VERIFY(shownSteps() > held);
        QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier);
        waitForEnd();
        QCOMPARE(actions().startAction()->text(), QString("Start"));
        const std::size_t before = shownSteps();

        // Continue the stopped run from the list: the earlier steps are still there.
        QTRY_COMPARE(train().runs()->rowCount(), 1);
        auto* view = m_window->findChild<QTableView*>();
        for (auto* found : m_window->findChildren<QTableView*>())
            if (found->model() == train().runs()) view = found;
        view->setCurrentIndex(train().runs()->index(0, 0));
        QPushButton* again = button("Continue");
        QVERIFY(again && again->isEnabled());
        again->click();
        QVERIFY(m_service->lastRequest().resumeRun);
        QTRY_VERIFY_WITH_TIMEOUT(shownSteps() > before + 10, 10000);
        actions().stopAction()->trigger();
        waitForEnd();
    }

    void runsAreLaidOverEachOther() {
        QVERIFY(m_window->openProject(projectFolder()));
        m_service->script.perBatch = std::chrono::microseconds(200);
        for (int i = 0; i < 2; ++i) {
            actions().startAction()->trigger();
            waitForEnd();
        }
        QTRY_COMPARE(train().runs()->rowCount(), 2);
        RunListModel* runs = train().runs();
        const int behind = runs->runs()[0].folder == runs->front() ? 1 : 0;
        const int points = train().plot()->drawnPoints();
        QVERIFY(runs->setData(runs->index(behind, 0), Qt::Checked, Qt::CheckStateRole));
        QTRY_VERIFY(train().plot()->drawnPoints() > points + 100);
        QVERIFY(runs->setData(runs->index(behind, 0), Qt::Unchecked, Qt::CheckStateRole));
        QTRY_VERIFY(train().plot()->drawnPoints() <= points);
    }

    void aRunOfAnotherProgramIsFollowed() {
        // Another service, as another process would, writes into the project.
        QVERIFY(m_window->openProject(projectFolder()));
        FakeTrainingService other;
        other.script.perBatch = std::chrono::milliseconds(3);
        TrainingRequest request;
        request.config.training.epochs = 1000;
        request.runFolder = projectFolder().toStdString() + "/runs/20260401-101010-server";
        other.start(request, std::make_shared<TrainingObserver>());
        QTRY_COMPARE_WITH_TIMEOUT(train().runs()->rowCount(), 1, 8000);
        train().showRun(request.runFolder);
        QTRY_VERIFY_WITH_TIMEOUT(shownSteps() > 30, 8000);
        const std::size_t seen = shownSteps();
        QTRY_VERIFY_WITH_TIMEOUT(shownSteps() > seen + 30, 8000);
    }

    void aFollowedRunTellsItsProgressAndItsLog() {
        QVERIFY(m_window->openProject(projectFolder()));
        const Path run = projectFolder().toStdString() + "/runs/20260401-101010-server";
        RunWriter writer(RunFolder{run});
        writer.begin("[model]\nname = \"hn-nsf\"\n[data]\ntrn_set_name = \"t\"\n[training]\nepochs = 4\n");
        writer.message({MessageLevel::Warning, "a file is gone", {}});
        StepRecord step;
        step.of = 10, step.seconds = 2, step.samples = 16000, step.loss = {1},
        step.sequences = {"0,a,0,16000,0"};
        for (int i = 1; i <= 5; ++i) {
            step.batch = i, step.step = i, step.time = 2.0 * i;
            writer.step(step, i, 10);
        }
        train().showRun(run);
        m_window->showPage(3);
        QTRY_COMPARE_WITH_TIMEOUT(shownSteps(), std::size_t(5), 8000);
        QCOMPARE(train().progress()->runText(), QString("epoch 1 of 4"));
        // 5 + 30 mini-batches of 2 s are left.
        QCOMPARE(train().progress()->timeLeftText(), QString("1 min 10 s"));
        LogModel* log = train().log()->followedModel();
        QTRY_COMPARE_WITH_TIMEOUT(log->rowCount(), 1, 8000);
        QCOMPARE(log->index(0, LogModel::Text).data().toString(), QString("a file is gone"));
        QCOMPARE(log->index(0, LogModel::Time).data().toString(), QString()); // nobody knows when
        writer.message({MessageLevel::Info, "still here", {}});
        QTRY_COMPARE_WITH_TIMEOUT(log->rowCount(), 2, 8000);
        QVERIFY(!log->index(1, LogModel::Time).data().toString().isEmpty());
        writer.outcome(TrainingOutcome{TrainingOutcome::Kind::Stopped, "stopped there", {}, 0, -1, run});
        QTRY_COMPARE_WITH_TIMEOUT(train().progress()->timeLeftText(), QString("–"), 8000);
    }

    void closingAsksAboutEveryJob() {
        std::atomic<bool> stopped{false};
        m_window->parts().jobs->run(
            "Counting",
            [&stopped](const JobControl& job) {
                while (!job.stop.stop_requested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
                stopped = true;
            },
            m_window.get());
        QString asked;
        QTimer::singleShot(50, this, [&asked] {
            auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!question) return;
            asked = question->text();
            for (QAbstractButton* button : question->buttons())
                if (question->buttonRole(button) == QMessageBox::AcceptRole) button->click();
        });
        m_window->close();
        QVERIFY(asked.contains("Counting"));
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(stopped);
    }

    void divergenceOffersTheWayBack() {
        QVERIFY(m_window->openProject(projectFolder()));
        m_service->script.perBatch = std::chrono::microseconds(300);
        m_service->script.troubleAtStep = 45;
        actions().startAction()->trigger();
        QTRY_VERIFY(m_window->parts().messages->isShown("run"));
        QVERIFY(training().canResume());
        m_service->script.troubleAtStep = -1;
        // The mini-batch that went wrong, not the one recorded last.
        QVERIFY(button("Open options"));
        QPushButton* back = button("Go back, halve the rate");
        QVERIFY(back && button("Go back to epoch 2"));
        back->click();
        QTRY_COMPARE(m_service->runs(), 2);
        QCOMPARE(m_service->lastRequest().config.training.lr, 0.5e-4);
        QCOMPARE(m_service->lastRequest().trainedModel.filename().string(), std::string("epoch_1.pt"));
        QVERIFY(!m_window->parts().messages->isShown("run"));
        waitForEnd();
    }

    void aFullDiskPausesWithAWayOn() {
        QVERIFY(m_window->openProject(projectFolder()));
        m_service->script.troubleAtStep = 10;
        m_service->script.trouble = PauseCause::DiskFull;
        actions().startAction()->trigger();
        QTRY_VERIFY(m_window->parts().messages->isShown("run"));
        QPushButton* resume = button("Resume");
        QVERIFY(resume);
        resume->click();
        waitForEnd();
        QVERIFY(training().state().state == RunState::Finished);
    }

    void queuedRunsFollowEachOther() {
        QVERIFY(m_window->openProject(projectFolder()));
        m_window->showPage(3);
        m_service->script.perBatch = std::chrono::microseconds(300);
        QPushButton* add = button("Add to queue");
        QVERIFY(add && add->isEnabled());
        for (int i = 0; i < 3; ++i)
            add->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_service->runs(), 3, 15000);
        waitForEnd();
        QVERIFY(m_window->parts().queue.isEmpty());
    }

    void closingDuringARunAsksAndSaves() {
        QVERIFY(m_window->openProject(projectFolder()));
        m_service->script.perBatch = std::chrono::milliseconds(5);
        m_service->script.stopping = std::chrono::milliseconds(300);
        actions().startAction()->trigger();
        QTRY_VERIFY(training().canPause());
        const auto answer = [this](int role) {
            QTimer::singleShot(50, this, [role] {
                auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                if (!question) return;
                for (QAbstractButton* button : question->buttons())
                    if (question->buttonRole(button) == role) button->click();
            });
        };
        answer(QMessageBox::RejectRole);
        m_window->close();
        QVERIFY(m_window->isVisible() && training().isActive());
        answer(QMessageBox::AcceptRole);
        m_window->close();
        QVERIFY(m_window->isVisible()); // still saving, and alive
        int turns = 0;
        QTimer alive;
        connect(&alive, &QTimer::timeout, this, [&turns] { ++turns; });
        alive.start(5);
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(turns > 10);
        QVERIFY(!training().isActive());
    }

    void noKeysMeanTwoThings() {
        QVERIFY(m_window->openProject(projectFolder()));
        for (int number = 1; number <= 6; ++number) {
            if (!m_window->page(number)) continue;
            m_window->showPage(number);
            // What can be reached from here: the window's own, and those of the page that is shown.
            QStringList keys;
            for (const QAction* action : m_window->actions() + m_window->page(number)->actions()) {
                const QString key = action->shortcut().toString();
                QVERIFY2(key.isEmpty() || !keys.contains(key),
                         qPrintable(QString("page %1: %2 (%3)").arg(number).arg(key, action->text())));
                keys << key;
            }
        }
    }

    void everyControlHasAName() {
        QVERIFY(m_window->openProject(projectFolder()));
        for (const auto* control : m_window->findChildren<QAbstractButton*>()) {
            if (!control->isVisible() || control->objectName().startsWith("qt_")) continue;
            QVERIFY2(
                !control->text().isEmpty() || !control->accessibleName().isEmpty(),
                qPrintable(
                    QString("a button without a name in %1").arg(control->parentWidget()->objectName())));
        }
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
