// SPDX-License-Identifier: GPL-3.0-or-later
// The clicks of tst_random_clicks with the real engine, which trains all the while: every run that was begun
// ends, its newest checkpoint is whole, and it can be resumed.
#include "core/run/run_status.h"
#include "core/run/run_store.h"
#include "support/random_clicker.h"
#include "support/tiny_project.h"
#include "widgets/theme/theme.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <vector>

using namespace sonorant;
using sonorant::test::RandomClicker;
namespace fs = std::filesystem;

class TestRandomClicksEngine : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("sonorant");
        QCoreApplication::setApplicationName("tst_random_clicks_engine");
        applyTheme(*qApp, ColourScheme::Light);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.filePath("settings"));
        // One whose runs end, and one whose run is always cut off.
        writeFileAtomically(project("short") / "config.toml", shortened(test::tinyProjectText(), 2));
        writeFileAtomically(project("long") / "config.toml", shortened(test::tinyProjectText(), 1000));
    }

    void clicksWhileItTrains() {
        RandomClicker clicker(7, {text(project("short")), text(project("long"))});
        openWindow();
        // On a slow machine most clicks come while a run is still being prepared: more of them, then.
        for (int click = 0; click < 150 || (click < 3000 && (runs() < 5 || checkpoints().empty())); ++click) {
            clicker.clickSomewhere(*m_window);
            QTest::qWait(clicker.below(120));
            if (!m_window->isVisible()) {
                m_window.reset();
                openWindow();
            }
        }
        clicker.leftAtRest(*m_window);
        QVERIFY(!m_window->parts().training.isActive());
        for (const char* const name : {"short", "long"})
            for (const Path& run : listRuns(project(name))) {
                const auto kind = readRunState(run).kind;
                QVERIFY2(kind != RunStatus::Kind::Running && kind != RunStatus::Kind::Interrupted,
                         run.c_str());
                for (const auto& file : fs::directory_iterator(run))
                    QVERIFY2(file.path().filename().string().find(".tmp") == std::string::npos,
                             file.path().c_str());
            }
        const std::vector<Path> saved = checkpoints();
        for (const Path& file : saved)
            m_window->parts().engine.engine()->checkpoints().summarize(file);
        qInfo("%zu runs with %zu checkpoints, %d questions answered", runs(), saved.size(),
              clicker.answered());
        QVERIFY(runs() >= 5 && !saved.empty());
        m_window.reset();
    }

private:
    /// So many were begun.
    std::size_t runs() const { return listRuns(project("short")).size() + listRuns(project("long")).size(); }
    /// Of all runs.
    std::vector<Path> checkpoints() const {
        std::vector<Path> files;
        for (const char* const name : {"short", "long"})
            for (const Path& run : listRuns(project(name)))
                for (const auto& file : fs::directory_iterator(run))
                    if (file.path().extension() == ".pt") files.push_back(file.path());
        return files;
    }
    Path project(const char* name) const { return Path(m_dir.path().toStdString()) / name; }
    static QString text(const Path& path) { return QString::fromStdString(path.string()); }
    static std::string shortened(std::string config, int epochs) {
        const std::string written = "epochs = 3\n";
        return config.replace(
            config.find(written), written.size(),
            "epochs = " + std::to_string(epochs) +
                "\nno_best_epochs = 1000\nminibatch_num_train = 2\nminibatch_num_val = 1\n");
    }
    void openWindow() {
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QSignalSpy ready(&m_window->parts().engine, &EngineHolder::ready);
        m_window->parts().engine.load();
        QVERIFY(ready.wait(60000));
    }
};

QTEST_MAIN(TestRandomClicksEngine)
#include "tst_random_clicks_engine.moc"
