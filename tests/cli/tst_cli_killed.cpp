// SPDX-License-Identifier: GPL-3.0-or-later
// A real training process, killed (SIGKILL) at random moments and resumed without any help until it ends: the
// weights and the records must be those of a run that nobody disturbed.
#include "core/base/files.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"
#include "support/frame_project.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace sonorant;
using sonorant::test::frameProject;

namespace {

constexpr int kills = 50;
constexpr int epochs = 40;

QStringList linesOf(const Path& file) {
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()).split('\n', Qt::SkipEmptyParts)
                                        : QStringList();
}

/// The losses of all epochs, digit for digit.
QStringList lossesOf(const Path& run) {
    QStringList losses;
    for (const QString& line : linesOf(RunFolder{run}.epochs())) {
        const EpochRecord epoch = parseEpochRecord(line.toStdString());
        QString text = QString::number(epoch.epoch);
        for (const double loss : epoch.trainLoss)
            text += " " + QString::number(loss, 'g', 17);
        for (const double loss : epoch.devLoss)
            text += " " + QString::number(loss, 'g', 17);
        losses += text;
    }
    return losses;
}

/// Number, segments and losses of all mini-batches, digit for digit.
QStringList stepsOf(const Path& run) {
    QStringList steps;
    for (const QString& line : linesOf(RunFolder{run}.steps())) {
        const StepRecord step = parseStepRecord(line.toStdString());
        QString text = QString::number(step.step);
        for (const std::string& sequence : step.sequences)
            text += " " + QString::fromStdString(sequence);
        for (const double loss : step.loss)
            text += " " + QString::number(loss, 'g', 17);
        steps += text;
    }
    return steps;
}

} // namespace

class TestCliKilled : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKilledRunEndsAsAnUndisturbedOne_data() {
        QTest::addColumn<QString>("saving");
        QTest::newRow("saved after each epoch") << "save_model_every_n_minibatches=0";
        QTest::newRow("saved after each mini-batch") << "save_model_every_n_minibatches=1";
    }
    void aKilledRunEndsAsAnUndisturbedOne() {
        QFETCH(QString, saving);
        const QTemporaryDir folder;
        const Path project = Path(folder.path().toStdString()) / "project";
        frameProject(project);
        const auto arguments = [&](const Path& run, bool resume) {
            QStringList words{"train",     QString::fromStdString(project.string()),
                              "--set",     QString("epochs=%1").arg(epochs),
                              "--set",     saving,
                              "--set",     "no_best_epochs=1000",
                              "--run-dir", QString::fromStdString(run.string())};
            return resume ? words << "--resume" : words;
        };
        const Path calm = project / "runs/calm";
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(QProcess::execute(SONORANT_CLI, arguments(calm, false)), 0);
        const qint64 whole = timer.elapsed();
        const QByteArray weights = bytesOf(calm / "trained_network.pt");
        QVERIFY(!weights.isEmpty());
        QCOMPARE(lossesOf(calm).size(), qsizetype(epochs));

        QRandomGenerator random(7);
        int killed = 0, resumed = 0, runs = 0;
        while (killed < kills / 2) {
            const Path run = project / "runs" / ("killed-" + std::to_string(runs++));
            for (bool ended = false; !ended;) {
                const bool begun = std::filesystem::exists(run);
                resumed += begun ? 1 : 0;
                QProcess process;
                process.setProcessChannelMode(QProcess::MergedChannels);
                process.start(SONORANT_CLI, arguments(run, begun));
                QVERIFY(process.waitForStarted());
                const bool kill = killed < kills / 2;
                if (!process.waitForFinished(kill ? random.bounded(int(whole * 6 / 5)) : 300000)) {
                    process.kill();
                    ++killed;
                    QVERIFY(process.waitForFinished(60000));
                    continue;
                }
                QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                         process.readAll().constData());
                ended = true;
            }
            QCOMPARE(lossesOf(run), lossesOf(calm));
            QCOMPARE(stepsOf(run), stepsOf(calm));
            QVERIFY(bytesOf(run / "trained_network.pt") == weights);
        }
        qInfo("%d kills, %d resumes, %d runs, each ended as the undisturbed one (%lld ms)", killed, resumed,
              runs, whole);
        QVERIFY(resumed > kills / 4);
    }

private:
    static QByteArray bytesOf(const Path& file) {
        QFile in(QString::fromStdString(file.string()));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(TestCliKilled)
#include "tst_cli_killed.moc"
