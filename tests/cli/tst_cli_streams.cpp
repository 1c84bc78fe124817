// SPDX-License-Identifier: GPL-3.0-or-later
// What a program that runs for days meets around it: a terminal that is closed, a log on a full disk, a
// reader that goes away, standard streams that its starter closed.
#include "core/run/run_folder.h"
#include "core/run/run_status.h"
#include "support/frame_project.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>

using namespace sonorant;
using sonorant::test::frameProject;

class TestCliStreams : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    Path path(const char* name) const { return Path(m_folder->path().toStdString()) / name; }
    static QString text(const Path& path) { return QString::fromStdString(path.string()); }
    static qsizetype epochsOf(const Path& run) {
        QFile file(text(RunFolder{run}.epochs()));
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : -1;
    }
    /// A line of the shell in which $1 is the program and $2 the project; 124: it did not end.
    int shell(const QString& line) const {
        QProcess process;
        process.start("/bin/bash",
                      {"-c", "set -o pipefail\n" + line, "sh", SONORANT_CLI, text(path("project"))});
        if (!process.waitForFinished(120000)) return 124;
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    QString train(const char* run, int epochs = 3) const {
        return QString("\"$1\" train \"$2\" --run-dir %1 --set no_best_epochs=1000 --set epochs=%2 ")
            .arg(text(path(run)))
            .arg(epochs);
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        frameProject(path("project"));
    }

    void streamsThatWereClosed_data() {
        QTest::addColumn<QString>("closed");
        for (const char* const closed : {"<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"})
            QTest::newRow(closed) << closed;
    }
    void streamsThatWereClosed() {
        QFETCH(QString, closed);
        QCOMPARE(shell(train("run") + closed), 0);
        QCOMPARE(epochsOf(path("run")), qsizetype(3));
    }

    void aLogThatIsFull() {
        QCOMPARE(shell(train("out") + ">/dev/full"), 0);
        QCOMPARE(epochsOf(path("out")), qsizetype(3));
        // A warning on the way: an utterance is left out.
        std::filesystem::remove(path("project") / "in/a.x");
        QCOMPARE(shell(train("err") + "--set unreadable_data=skip 2>/dev/full"),
                 shell(train("err2") + "--set unreadable_data=skip"));
        // Failures end with their own status, not with a signal.
        QCOMPARE(shell("\"$1\" show \"$2/in/b.x\" --dim 7000 2>/dev/full"), 1);
        QCOMPARE(shell("\"$1\" nonsense 2>/dev/full"), 2);
    }

    void aResultThatCannotBePrintedIsAFailure() {
        QCOMPARE(shell("\"$1\" show \"$2/config.toml\" >/dev/null"), 0);
        QCOMPARE(shell("\"$1\" show \"$2/config.toml\" >/dev/full"), 1);
    }

    void aReaderThatGoesAway() {
        QCOMPARE(shell(train("run", 40) + "| head -n 1"), 0);
        QCOMPARE(epochsOf(path("run")), qsizetype(40));
    }

    void aTerminalThatIsClosed() {
        QProcess process;
        process.start(SONORANT_CLI, {"train", text(path("project")), "--run-dir", text(path("run")), "--set",
                                     "epochs=100000", "--set", "no_best_epochs=100000"});
        QTRY_VERIFY_WITH_TIMEOUT(epochsOf(path("run")) >= 2 || process.waitForFinished(1), 60000);
        ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(readRunState(path("run")).kind, RunStatus::Kind::Stopped);
        const qsizetype done = epochsOf(path("run"));
        QCOMPARE(shell(train("run", int(done) + 2) + "--resume >/dev/null"), 0);
        QCOMPARE(epochsOf(path("run")), done + 2);
    }

    void nohupKeepsItAlive() {
        QProcess process;
        process.start("/bin/sh", {"-c", "trap '' HUP; exec \"$0\" \"$@\"", SONORANT_CLI, "train",
                                  text(path("project")), "--run-dir", text(path("run")), "--set",
                                  "epochs=200", "--set", "no_best_epochs=1000"});
        QTRY_VERIFY_WITH_TIMEOUT(epochsOf(path("run")) >= 2 || process.waitForFinished(1), 60000);
        ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
        QVERIFY(process.waitForFinished(120000));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(epochsOf(path("run")), qsizetype(200));
    }
};

QTEST_GUILESS_MAIN(TestCliStreams)
#include "tst_cli_streams.moc"
