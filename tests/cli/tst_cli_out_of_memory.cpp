// SPDX-License-Identifier: GPL-3.0-or-later
// A real training process that may use only so much memory: it says that memory ran out and which options
// need less, and the run goes on with a smaller batch.
#include "core/base/files.h"
#include "core/io/raw_matrix.h"
#include "support/frame_project.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <sys/resource.h>

using namespace sonorant;
using sonorant::test::frameProject;

namespace {

constexpr rlim_t limit = rlim_t(1536) << 20; // addresses; the demo, trained, needs some 1,300 MiB

struct Ended {
    int status = -1;
    QString out, err;
    QByteArray all() const { return QString("exit %1\n%2\n%3").arg(status).arg(out, err).toUtf8(); }
};

Ended train(const Path& project, const Path& run, const QStringList& more, bool limited = false) {
    QProcess process;
    if (limited)
        process.setChildProcessModifier([] {
            const rlimit both{limit, limit};
            setrlimit(RLIMIT_AS, &both);
        });
    process.start(SONORANT_CLI, QStringList{"train", QString::fromStdString(project.string()), "--run-dir",
                                            QString::fromStdString(run.string())} +
                                    more);
    if (!process.waitForFinished(300000)) process.kill();
    Ended ended;
    if (process.exitStatus() == QProcess::NormalExit) ended.status = process.exitCode();
    ended.out = QString::fromUtf8(process.readAllStandardOutput());
    ended.err = QString::fromUtf8(process.readAllStandardError());
    return ended;
}

} // namespace

class TestCliOutOfMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itEndsWithAdviceAndGoesOn() {
        const QTemporaryDir folder;
        const Path root = folder.path().toStdString();
        frameProject(root / "project");
        // The hidden layer takes half a GiB for b's frames, and several times that with its gradients, but
        // next to nothing for a's.
        const std::vector<float> frames(2L * 2000, 0.5F);
        writeRawValues(root / "project/in/b.x", frames);
        writeRawValues(root / "project/out/b.y", frames);
        const QStringList options{"--set", "hidden_dim=65536", "--set", "epochs=2",
                                  "--set", "shuffle=false",    "--set", "save_model_every_n_minibatches=1"};
        const Ended calm = train(root / "project", root / "calm", options);
        QVERIFY2(calm.status == 0, calm.all().constData());

        const Path run = root / "run";
        const Ended ended = train(root / "project", run, options, true);
        QVERIFY2(ended.status == 1, ended.all().constData());
        QVERIFY2(ended.err.contains("memory ran out"), ended.all().constData());
        for (const char* const advice : {"training.batch_size", "data.truncate_seq"})
            QVERIFY2(ended.err.contains(advice), ended.all().constData());
        QVERIFY(std::filesystem::exists(run / "epoch_000_00001.pt"));

        const Ended resumed = train(root / "project", run, options + QStringList{"--resume"});
        QVERIFY2(resumed.status == 0, resumed.all().constData());
        QVERIFY(readFile(run / "trained_network.pt") == readFile(root / "calm/trained_network.pt"));
    }

    void withTheSameLimitLessIsEnough() {
        const QTemporaryDir folder;
        const Path root = folder.path().toStdString();
        frameProject(root / "project");
        const Ended ended = train(root / "project", root / "run", {"--set", "hidden_dim=65536"}, true);
        QVERIFY2(ended.status == 0, ended.all().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliOutOfMemory)
#include "tst_cli_out_of_memory.moc"
