// SPDX-License-Identifier: GPL-3.0-or-later
// How quick the window is, in figures: ready after its start, and while the full-size model trains on all
// cores beside an idle minute of the same machine. Aims: 1 s, 16 ms. Only gross failure fails, since test
// machines stall by themselves.
#include "app/event_watch.h"
#include "app/window_fixture.h"
#include "core/base/parallel.h"
#include "widgets/theme/resources.h"
#include "widgets/theme/theme.h"

#include <QFile>
#include <QSignalSpy>

#include <unistd.h>

using namespace sonorant;
namespace fs = std::filesystem;

namespace {

/// Seconds since this process began, by the kernel's account (in steps of 10 ms).
double secondsSinceStart() {
    QFile stat("/proc/self/stat"), uptime("/proc/uptime");
    if (!stat.open(QIODevice::ReadOnly) || !uptime.open(QIODevice::ReadOnly)) return -1;
    const QByteArray line = stat.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const double begun = fields.value(19).toDouble() / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return uptime.readAll().split(' ').value(0).toDouble() - begun;
}

double startSeconds = -1; ///< until the first window answered its first event

} // namespace

class TestResponsiveness : public QObject {
    Q_OBJECT

    static constexpr int watchedMs = 20000;

    static test::WatchedApplication& application() { return *static_cast<test::WatchedApplication*>(qApp); }
    static void print(const char* what, const test::WatchedApplication::Figures& figures) {
        qInfo("%-28s %6zu events, longest %6.1f ms (processor %5.1f, waiting %5.1f), 99 %% below %5.1f ms, "
              "%4.1f %% of a core",
              what, figures.events, figures.longestMs, figures.longestCpuMs, figures.longestWaitMs,
              figures.percentile99Ms, 100 * figures.cpuPart);
    }
    /// The published sizes, on the demo's recordings cut to three seconds.
    static Path fullSizeProject(const Path& folder) {
        fs::create_directories(folder);
        for (const char* const part : {"scp", "wav"})
            fs::copy(Path(SONORANT_DEMO_PROJECT) / part, folder / part, fs::copy_options::recursive);
        QFile from(QStringLiteral(SONORANT_DEMO_PROJECT "/config.toml"));
        if (!from.open(QIODevice::ReadOnly)) return {};
        QByteArray text = from.readAll();
        for (const char* const line :
             {"hidden_dim = 32\n", "blstm_dim = 32\n", "filter_block_num = 3\n", "cnn_num_in_block = 7\n"})
            if (!text.contains(line))
                qFatal("the demo's config.toml has no line %s", line);
            else
                text.replace(line, "");
        if (!text.contains("truncate_seq = 8000")) qFatal("the demo is cut to another length");
        text.replace("truncate_seq = 8000", "truncate_seq = 48000");
        std::ofstream((folder / "config.toml").string()) << text.toStdString();
        return folder;
    }

private Q_SLOTS:
    void theWindowIsUsableSoonAfterItsStart() {
        QVERIFY(startSeconds > 0);
        qInfo("window usable after start: %.2f s (aim: 1 s)", startSeconds);
        QVERIFY2(startSeconds < 10, "gross failure");
    }

    void theWindowAnswersWhileTheFullModelTrains() {
        test::WindowFixture f;
        f.window().resize(1280, 800);
        QVERIFY(QTest::qWaitForWindowExposed(&f.window()));
        QSignalSpy ready(&f.parts().engine, &EngineHolder::ready);
        f.parts().engine.load();
        QVERIFY(ready.wait(120000));
        QVERIFY(f.window().openProject(QString::fromStdString(fullSizeProject(f.folder("full")).string())));
        f.window().showPage(3);
        QTest::qWait(500);

        application().begin();
        QTest::qWait(watchedMs);
        const auto idle = application().end();
        f.actions().startAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f.shownSteps() > 0, 300000);
        application().begin();
        QTest::qWait(watchedMs);
        const auto training = application().end();
        const std::size_t steps = f.shownSteps();
        f.actions().stopAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!f.actions().isBusy(), 600000); // a mini-batch under a sanitizer
        print("idle:", idle);
        print("full-size hn-nsf trains:", training);
        qInfo("(aim: longest below 16 ms; %zu steps shown, %d cores)", steps, hardwareThreads());
        QVERIFY(training.events > 100);
        QVERIFY2(training.longestCpuMs < 1000, "gross failure");
    }
};

int main(int argc, char** argv) {
    test::WatchedApplication application(argc, argv);
    QCoreApplication::setOrganizationName("sonorant");
    QCoreApplication::setApplicationName("tst_responsiveness");
    {
        // As the program's own main() does it.
        useResources();
        applyTheme(application, ColourScheme::Light);
        test::WindowFixture first;
        if (!QTest::qWaitForWindowExposed(&first.window())) return 1;
        bool answered = false;
        QTimer::singleShot(0, &first.window(), [&answered] { answered = true; });
        while (!answered)
            QCoreApplication::processEvents();
        startSeconds = secondsSinceStart();
    }
    TestResponsiveness test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_responsiveness.moc"
