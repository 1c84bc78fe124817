// SPDX-License-Identifier: GPL-3.0-or-later
// A real training process on a file system of a few hundred KiB that fills to the brim while a checkpoint is
// saved: it says so, leaves whole files, and goes on to the very same weights once there is room.
#include "core/base/files.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"
#include "support/frame_project.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace sonorant;
using sonorant::test::frameProject;

namespace {

struct Ended {
    int status;
    QByteArray words;
};

/// Runs a script of the shell with mounts of its own. As root that needs no namespace of users.
Ended inPrivateMounts(const QString& script, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    const QString options = geteuid() == 0 ? "-m" : "-Urm";
    process.start("unshare", QStringList{options, "sh", "-c", script, "sh"} + arguments);
    if (!process.waitForFinished(300000)) process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

QByteArray bytesOf(const Path& file) {
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// The losses of all epochs, training's before validation's.
QList<std::vector<double>> lossesOf(const Path& run) {
    QList<std::vector<double>> losses;
    for (const QByteArray& line : bytesOf(RunFolder{run}.epochs()).trimmed().split('\n')) {
        const EpochRecord epoch = parseEpochRecord(line.toStdString());
        losses += epoch.trainLoss;
        losses.last().insert(losses.last().end(), epoch.devLoss.begin(), epoch.devLoss.end());
    }
    return losses;
}

} // namespace

class TestCliFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunSurvivesAFullDisk_data() {
        QTest::addColumn<int>("size"); // KiB; a checkpoint of this model takes some ten
        for (const int size : {64, 84, 104, 124})
            QTest::addRow("%d KiB", size) << size;
    }
    void aRunSurvivesAFullDisk() {
        QFETCH(int, size);
        const QTemporaryDir folder;
        const Path root = folder.path().toStdString();
        frameProject(root / "project");
        std::filesystem::create_directories(root / "small");
        const QString train = "\"$1\" train \"$2\" --set epochs=12 --set no_best_epochs=1000 --run-dir ";
        // The small file system is seen by this script alone, so everything that is looked at happens within
        // it.
        const QString script = "set -u; " + train +
                               "\"$4/calm\" >/dev/null || exit 90\n"
                               "mount -t tmpfs -o size=" +
                               QString::number(size) + "k tmpfs \"$3\" || exit 77\n" + train +
                               "\"$3/run\"; status=$?\n"
                               "echo \"status $status\"; test $status -eq 1 || exit 91\n"
                               "ls \"$3/run\"; ls \"$3/run\" | grep -q tmp && exit 92\n"
                               "for file in \"$3\"/run/epoch_*.pt; do test -e \"$file\" || continue\n"
                               "  \"$1\" show \"$file\" >/dev/null || exit 93; done\n"
                               "mount -o remount,size=64m \"$3\" || exit 77\n" +
                               train +
                               "\"$3/run\" --resume || exit 94\n"
                               "cp -r \"$3/run\" \"$4/full\"";
        const QStringList arguments{SONORANT_CLI, QString::fromStdString((root / "project").string()),
                                    QString::fromStdString((root / "small").string()),
                                    QString::fromStdString(root.string())};
        const Ended ended = inPrivateMounts(script, arguments);
        QVERIFY2(ended.status != 77 && !ended.words.contains("unshare failed"),
                 "this test needs to mount a small tmpfs: run it as root, or where namespaces of users are "
                 "allowed");
        QVERIFY2(ended.status == 0, ended.words.constData());
        QVERIFY2(ended.words.contains("No space left on device"), ended.words.constData());
        QVERIFY2(ended.words.contains("The disk is nearly full"), ended.words.constData());
        const QByteArray weights = bytesOf(root / "calm/trained_network.pt");
        QVERIFY(!weights.isEmpty());
        QVERIFY(bytesOf(root / "full/trained_network.pt") == weights);
        QCOMPARE(lossesOf(root / "full").size(), 12);
        QCOMPARE(lossesOf(root / "full"), lossesOf(root / "calm"));
    }
};

QTEST_GUILESS_MAIN(TestCliFullDisk)
#include "tst_cli_full_disk.moc"
