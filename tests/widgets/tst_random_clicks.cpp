// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand clicks at random on Start, Pause, Stop, the pages and everything that closes, while runs begin,
// end, fail and get into trouble: nothing hangs, nothing is told of a run that is gone, and nothing is left
// behind.
#include "tests/support/random_clicker.h"
#include "tests/support/scripted_window.h"
#include "widgets/theme/theme.h"

#include <QSettings>
#include <QTemporaryDir>

using namespace sonorant;
using sonorant::test::FakeScript;
using sonorant::test::FakeTrainingService;
using sonorant::test::RandomClicker;
using sonorant::test::ScriptedWindow;

class TestRandomClicks : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;
    FakeTrainingService* m_service = nullptr;
    int m_runs = 0;

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, ColourScheme::Light);
        m_dir = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir->filePath("settings"));
        for (const char* name : {"one", "two"})
            std::filesystem::create_directories(m_dir->filePath(name).toStdString());
    }

    void aThousandClicks() {
        RandomClicker clicker(20, {m_dir->filePath("one"), m_dir->filePath("two")});
        clicker.beforeStart = [&] { plan(clicker); };
        openWindow();
        RandomClicker::Left early;
        const int clicks = qEnvironmentVariableIsSet("SONORANT_CLICKS")
                               ? qEnvironmentVariableIntValue("SONORANT_CLICKS")
                               : 1000; // more for a patient person
        for (int click = 0; click < clicks; ++click) {
            clicker.clickSomewhere(*m_window);
            QTest::qWait(clicker.below(6));
            if (!m_window->isVisible()) { // it was closed, and the program would end
                m_runs += m_service->runs();
                m_window.reset();
                openWindow();
            }
            if (qEnvironmentVariableIsSet("SONORANT_CLICKS") && click % 500 == 299)
                qInfo("%d: %.1f MB", click, static_cast<double>(left(clicker).bytes) / 1e6);
            if (click == 599) early = left(clicker);
        }
        const RandomClicker::Left late = left(clicker);
        m_runs += m_service->runs();
        qInfo("%d runs, %d questions answered; %lld widgets and %.1f MB after 600 clicks, %lld and %.1f MB "
              "after "
              "1,000",
              m_runs, clicker.answered(), static_cast<long long>(early.widgets),
              static_cast<double>(early.bytes) / 1e6, static_cast<long long>(late.widgets),
              static_cast<double>(late.bytes) / 1e6);
        QVERIFY2(m_runs > 50, "the clicks must have started something");
        QVERIFY(clicker.answered() > 0);
        QVERIFY2(late.widgets < early.widgets + early.widgets / 10, "widgets are left behind");
        QVERIFY2(late.bytes < early.bytes + early.bytes / 4, "memory is left behind");
        m_window.reset();
    }

private:
    /// Without the runs, whose lists grow with their number.
    RandomClicker::Left left(RandomClicker& clicker) {
        clicker.leftAtRest(*m_window);
        m_window->closeAction()->trigger();
        for (const char* name : {"one", "two"})
            std::filesystem::remove_all(m_dir->filePath(name + QStringLiteral("/runs")).toStdString());
        return clicker.leftAtRest(*m_window);
    }
    void openWindow() {
        ScriptedWindow scripted(3);
        QVERIFY(scripted.engine);
        m_service = &scripted.engine->training();
        m_window = std::move(scripted.window);
    }

    /// How the next run goes: quickly or slowly, into trouble, into failure, or to its end.
    void plan(RandomClicker& clicker) {
        FakeScript script;
        script.trainBatches = 1 + clicker.below(20);
        script.perBatch = std::chrono::microseconds(clicker.below(2000));
        script.prepare = std::chrono::milliseconds(clicker.below(10));
        script.stopping = std::chrono::milliseconds(clicker.below(20));
        constexpr PauseCause troubles[] = {PauseCause::Divergence, PauseCause::DiskFull,
                                           PauseCause::DataChanged};
        if (clicker.below(4) == 0) {
            script.trouble = troubles[clicker.below(3)];
            script.troubleAtStep = clicker.below(30);
        } else if (clicker.below(4) == 0) {
            script.failAtStep = clicker.below(30);
        }
        if (!m_window->parts().training.isActive()) m_service->script = script;
    }
};

QTEST_MAIN(TestRandomClicks)
#include "tst_random_clicks.moc"
