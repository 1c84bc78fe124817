// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand clicks at random on Start, Pause, Stop, the pages and everything that closes, while runs begin,
// end, fail and get into trouble: nothing hangs, nothing is told of a run that is gone, and nothing is left
// behind.
#include "app/window/main_window.h"
#include "tests/support/fake_engine.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <filesystem>

using namespace sonorant;
using sonorant::testing::FakeEngine;
using sonorant::testing::FakeScript;
using sonorant::testing::FakeTrainingService;

class TestRandomClicks : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;
    FakeTrainingService* m_service = nullptr;
    QRandomGenerator m_random{20}; // fixed, so that what it finds comes again
    int m_answered = 0, m_runs = 0;

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, ColourScheme::Light);
        m_dir = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir->filePath("settings"));
        for (const char* name : {"one", "two"})
            std::filesystem::create_directories(m_dir->filePath(name).toStdString());
    }

    void aThousandClicks() {
        // Questions ("Stop the training?") are answered at random as soon as they are asked.
        QTimer answers;
        connect(&answers, &QTimer::timeout, this, [this] { answer(); });
        answers.start(3);
        openWindow();
        qsizetype widgetsEarly = 0, widgetsLate = 0;
        for (int click = 0; click < 1000; ++click) {
            clickSomewhere();
            QTest::qWait(int(m_random.bounded(6)));
            if (!m_window->isVisible()) { // it was closed, and the program would end
                m_runs += m_service->runs();
                m_window.reset();
                openWindow();
            }
            if (click == 299) widgetsEarly = widgetsAtRest();
        }
        widgetsLate = widgetsAtRest();
        m_runs += m_service->runs();
        qInfo("%d runs, %d questions answered; %lld widgets after 300 clicks, %lld after 1,000", m_runs,
              m_answered, static_cast<long long>(widgetsEarly), static_cast<long long>(widgetsLate));
        QVERIFY2(m_runs > 50, "the clicks must have started something");
        QVERIFY(m_answered > 3);
        QVERIFY2(widgetsLate < widgetsEarly + widgetsEarly / 10, "widgets are left behind");
        m_window.reset();
    }

private:
    void openWindow() {
        m_window = std::make_unique<MainWindow>([](const Path& path) {
            ReadResult result;
            result.config.folder = path;
            result.config.model.name = "hn-nsf";
            result.config.training.epochs = 3;
            return result;
        });
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QSignalSpy ready(&m_window->parts().engine, &EngineHolder::ready);
        m_window->parts().engine.load([this] {
            auto engine = std::make_unique<FakeEngine>();
            m_service = &engine->training();
            return engine;
        });
        QVERIFY(ready.wait(20000));
    }

    void answer() {
        auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!question || question->buttons().isEmpty()) return;
        ++m_answered;
        question->buttons()[m_random.bounded(question->buttons().size())]->click();
    }

    void press(QAction* action) {
        for (auto* button : m_window->findChildren<QToolButton*>())
            if (button->defaultAction() == action && button->isVisible() && button->isEnabled())
                return QTest::mouseClick(button, Qt::LeftButton);
        action->trigger(); // by its key
    }

    /// Some button of the notices and of the page that is shown, but none that asks for a file.
    void pressSomeButton() {
        static const QStringList known{"Resume",       "Stop and save", "Start training", "Dismiss",
                                       "Open options", "Continue",      "Show the run",   "Listen"};
        QList<QPushButton*> choice;
        for (auto* button : m_window->findChildren<QPushButton*>())
            if (known.contains(button->text()) && button->isVisible() && button->isEnabled())
                choice << button;
        if (!choice.isEmpty()) QTest::mouseClick(choice[m_random.bounded(choice.size())], Qt::LeftButton);
    }

    void clickSomewhere() {
        TrainingActions& actions = m_window->parts().actions;
        const int what = int(m_random.bounded(100));
        if (!m_window->parts().project.isOpen() || what < 2)
            m_window->openProject(m_dir->filePath(m_random.bounded(2) ? "one" : "two"));
        else if (what < 30)
            plan(), press(actions.startAction());
        else if (what < 45)
            press(actions.pauseAction());
        else if (what < 60)
            press(actions.stopAction());
        else if (what < 82)
            m_window->showPage(int(m_random.bounded(7)));
        else if (what < 94)
            pressSomeButton();
        else if (what < 97)
            m_window->closeAction()->trigger();
        else if (what < 99)
            m_window->startPageAction()->trigger();
        else
            m_window->close();
    }

    /// How the next run goes: quickly or slowly, into trouble, into failure, or to its end.
    void plan() {
        FakeScript script;
        script.trainBatches = int(1 + m_random.bounded(20));
        script.perBatch = std::chrono::microseconds(m_random.bounded(2000));
        script.prepare = std::chrono::milliseconds(m_random.bounded(10));
        script.stopping = std::chrono::milliseconds(m_random.bounded(20));
        constexpr PauseCause troubles[] = {PauseCause::Divergence, PauseCause::DiskFull,
                                           PauseCause::DataChanged};
        if (m_random.bounded(4) == 0) {
            script.trouble = troubles[m_random.bounded(3)];
            script.troubleAtStep = int(m_random.bounded(30));
        } else if (m_random.bounded(4) == 0) {
            script.failAtStep = int(m_random.bounded(30));
        }
        if (!m_window->parts().training.isActive()) m_service->script = script;
    }

    /// All that is left once no run is active, no project open and everything deleted that was to be.
    qsizetype widgetsAtRest() {
        for (int i = 0; i < 400 && m_window->parts().training.isActive(); ++i) {
            m_window->parts().training.stop();
            QTest::qWait(20);
        }
        m_window->openProject(m_dir->filePath("one"));
        m_window->showPage(3);
        QTest::qWait(200);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return QApplication::allWidgets().size();
    }
};

QTEST_MAIN(TestRandomClicks)
#include "tst_random_clicks.moc"
