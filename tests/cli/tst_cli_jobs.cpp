// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a person uses it, with the real engine on tiny projects: train, interrupt, go on, generate,
// and what it says when the work cannot be done. The lines that it prints to be pasted are pasted.
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"
#include "support/frame_project.h"
#include "support/tiny_project.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>

using namespace sonorant;
using sonorant::test::frameProject;
using sonorant::test::tinyProject;

namespace {

struct Result {
    int exitCode = -1;
    QString out, err;
    QByteArray all() const {
        return QString("exit %1 (-1: not ended in time, -2: a signal)\n%2\n%3")
            .arg(exitCode)
            .arg(out, err)
            .toUtf8();
    }
};

Result resultOf(QProcess& process) {
    Result result;
    if (!process.waitForFinished(120000)) return result;
    result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    result.out += QString::fromUtf8(process.readAllStandardOutput());
    result.err = QString::fromUtf8(process.readAllStandardError());
    return result;
}

Result run(const QStringList& arguments) {
    QProcess process;
    process.start(SONORANT_CLI, arguments);
    return resultOf(process);
}

/// A line that the program printed, given to a shell as it is.
Result runLine(const QString& line) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", QFileInfo(SONORANT_CLI).path() + ":" + environment.value("PATH"));
    process.setProcessEnvironment(environment);
    process.start("/bin/sh", {"-c", line});
    return resultOf(process);
}

/// What follows `label` on its line; empty when it was not printed.
QString lineAfter(const QString& label, const QString& text) {
    for (const QString& line : text.split('\n'))
        if (line.startsWith(label)) return line.mid(label.size()).trimmed();
    return {};
}

QStringList linesOf(const Path& file) {
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()).split('\n', Qt::SkipEmptyParts)
                                        : QStringList();
}

} // namespace

#define REQUIRE(condition, result) QVERIFY2(condition, (result).all().constData())

class TestCliJobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void trainedNetworkGeneratesByTheLineThatIsPrinted() {
        tinyProject(project());
        const Result trained =
            run({"train", name(), "--set", "model.hidden_dim=12", "--set", "training.epochs=1"});
        REQUIRE(trained.exitCode == 0, trained);
        REQUIRE(trained.out.contains("epoch 1/1: training loss "), trained);
        REQUIRE(trained.err.isEmpty(), trained);
        const QString line = lineAfter("Generate with: ", trained.out);
        REQUIRE(line.startsWith("sonorant-cli infer '"), trained); // the path holds a blank
        const Result generated = runLine(line);
        REQUIRE(generated.exitCode == 0, generated);
        REQUIRE(generated.out.contains("hidden_dim = 12 (project: 8)"), generated);
        REQUIRE(!generated.out.split('\n').contains("Done"), generated);
        for (const char* const utterance : {"vm-toreply", "vm-delete"}) {
            const Path file = newestRun() / "generated" / (std::string(utterance) + ".wav");
            REQUIRE(generated.out.contains(QString::fromStdString(file.string()) + ": "), generated);
            const Path mel =
                Path(SONORANT_TEST_DATA) / "demo-corpus/mfbsp" / (std::string(utterance) + ".mfbsp");
            const WaveReader wave(file);
            // Output is cut to whole frames of the shortest feature.
            const std::int64_t frames = readRawMatrix(mel, 80).rows;
            QVERIFY(wave.info().frames <= frames * 80 && wave.info().frames >= (frames - 2) * 80);
            QCOMPARE(wave.info().samplingRate, 16000);
        }
    }

    void interruptedRunGoesOnByTheLineThatIsPrinted() {
        tinyProject(project());
        QProcess process;
        process.start(SONORANT_CLI, {"train", name(), "--set", "epochs=6"});
        QString said;
        QTRY_VERIFY_WITH_TIMEOUT((process.waitForReadyRead(100),
                                  said += QString::fromUtf8(process.readAllStandardOutput()),
                                  said.contains("epoch 1/6") || process.state() == QProcess::NotRunning),
                                 60000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        Result stopped = resultOf(process);
        stopped.out = said + stopped.out;
        REQUIRE(stopped.exitCode == 130, stopped);
        REQUIRE(stopped.out.contains("Stopping after the current mini-batch"), stopped);
        const QString line = lineAfter("Continue with: ", stopped.out);
        REQUIRE(line.startsWith("sonorant-cli train "), stopped);
        // Within an epoch the position counts mini-batches: others would skip segments or repeat them.
        if (!QDir(QString::fromStdString(newestRun().string())).entryList({"epoch_???_*.pt"}).isEmpty()) {
            const Result other = runLine(line + " --set batch_size=3");
            REQUIRE(other.exitCode == 1, other);
            REQUIRE(other.err.contains("training.batch_size = 1"), other);
        }

        const Result finished = runLine(line);
        REQUIRE(finished.exitCode == 0, finished);
        REQUIRE(finished.out.contains("epoch 6/6"), finished);
        REQUIRE(!finished.out.contains("epoch 1/6"), finished);
        const QStringList epochs = linesOf(RunFolder{newestRun()}.epochs());
        QCOMPARE(epochs.size(), qsizetype(6));
        for (int i = 0; i < 6; ++i)
            QCOMPARE(parseEpochRecord(epochs[i].toStdString()).epoch, i);
    }

    void aCheckpointOnTheCommandLineIsKnownToValidation() {
        frameProject(project());
        const Result first = run({"train", name(), "--set", "epochs=1", "--run-dir", path("first")});
        REQUIRE(first.exitCode == 0, first);
        const Result second =
            run({"train", name(), "--run-dir", path("second"), "--trained-model", path("first/epoch_000.pt"),
                 "--set", "ignore_training_history_in_trained_model=true", "--set", "epochs=2"});
        REQUIRE(second.exitCode == 0, second);
        REQUIRE(!second.err.contains("has no effect"), second);
        const Result third =
            run({"train", name(), "--run-dir", path("second"), "--resume", "--set", "epochs=3"});
        REQUIRE(third.exitCode == 0, third);
        REQUIRE(!third.err.contains("has no effect"), third);
        // To ignore the history was said of the checkpoint that the run began with: its own is gone on from.
        REQUIRE(third.out.contains("epoch 3/3") && !third.out.contains("epoch 1/3"), third);
        const Result without = run(
            {"train", name(), "--set", "ignore_training_history_in_trained_model=true", "--set", "epochs=1"});
        REQUIRE(without.err.contains("has no effect"), without);
    }

    void aRenewedCacheIsANote() {
        frameProject(project());
        const Result first = run({"train", name(), "--set", "epochs=1"});
        REQUIRE(first.exitCode == 0, first);
        const Result renewed = run({"train", name(), "--set", "epochs=1", "--set", "truncate_seq=20"});
        REQUIRE(renewed.exitCode == 0, renewed);
        REQUIRE(renewed.out.contains("the cache was stale"), renewed);
        REQUIRE(!renewed.err.contains("warning"), renewed);
    }

    void whatCannotBeDoneIsSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("word");
        QTest::newRow("wrong value") << QStringList{"--set", "hidden_dim=0"} << 2 << "model.hidden_dim";
        QTest::newRow("wrong combination")
            << QStringList{"--set", "lr_decay_factor=2"} << 2 << "training.lr_decay_factor";
        QTest::newRow("missing utterances")
            << QStringList{"--set", "trn_list=[['nowhere']]"} << 1 << "nowhere";
        QTest::newRow("missing folder") << QStringList{"--set", "input_dirs=[['none']]"} << 2 << "/none";
        QTest::newRow("empty list") << QStringList{"--set", "trn_list=['empty.lst']"} << 1 << "empty.lst";
        QTest::newRow("lengths that do not fit")
            << QStringList{"--set", "trn_list=[['a', 'long']]"} << 1 << "long";
        QTest::newRow("name too long") << QStringList{"--run-dir", "%1/" + QString(300, 'q')} << 1 << "qqq";
        QTest::newRow("run folder below a file")
            << QStringList{"--run-dir", "%1/project with a blank/config.toml/run"} << 1 << "config.toml";
    }
    void whatCannotBeDoneIsSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, word);
        frameProject(project());
        writeFileAtomically(project() / "empty.lst", std::string_view("\n"));
        writeRawValues(project() / "in/long.x", std::vector<float>(2 * 400, 1.0F));
        writeRawValues(project() / "out/long.y", std::vector<float>(2 * 300, 1.0F)); // a quarter is missing
        for (QString& argument : arguments)
            argument.replace("%1", m_folder->path());
        const Result result = run(QStringList{"train", name()} + arguments);
        REQUIRE(result.exitCode == exitCode, result);
        REQUIRE(result.err.contains(QRegularExpression("^error: ", QRegularExpression::MultilineOption)),
                result);
        REQUIRE(result.err.contains(word), result);
        REQUIRE(result.err.contains("  do: "), result);
        // Nothing is left behind that would pass for a run.
        QVERIFY(
            QDir(path("project with a blank/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
    }

    void aFailedStartLeavesTheCurrentFolderAlone() {
        frameProject(project());
        writeFileAtomically(project() / "runs", std::string_view("a file where the folder should be"));
        const QString here = path("another run");
        QVERIFY(QDir().mkpath(here));
        const Path log = Path(here.toStdString()) / "log_err.txt";
        writeFileAtomically(log, std::string_view("of another run\n"));
        QProcess process;
        process.setWorkingDirectory(here);
        process.start(SONORANT_CLI, {"train", name()});
        const Result result = resultOf(process);
        REQUIRE(result.exitCode == 1, result);
        QCOMPARE(linesOf(log), QStringList{"of another run"});
    }

    void aLossThatIsNoNumberEndsWithAStatusAndTheRunStaysUsable() {
        frameProject(project());
        const Result diverged =
            run({"train", name(), "--set", "lr=1e30", "--set", "epochs=2", "--run-dir", path("run")});
        REQUIRE(diverged.exitCode == 1, diverged);
        REQUIRE(diverged.err.contains("the loss became inf in epoch 1"), diverged);
        REQUIRE(diverged.err.contains("lower the learning rate"), diverged);
        const Path folder = path("run").toStdString();
        QVERIFY(!linesOf(folder / "log_err.txt").filter("the loss became inf").isEmpty());
        const Result again = run(
            {"train", name(), "--run-dir", path("run"), "--resume", "--set", "lr=1e-2", "--set", "epochs=2"});
        REQUIRE(again.exitCode == 0, again);
        QCOMPARE(linesOf(folder / "epochs.jsonl").size(), qsizetype(2));
    }

    void theRunFolderStaysUsableWhenTheDataVanish() {
        frameProject(project());
        const Result first = run({"train", name(), "--set", "epochs=2", "--run-dir", path("run")});
        REQUIRE(first.exitCode == 0, first);
        QVERIFY(QDir().rename(path("project with a blank/in"), path("project with a blank/away")));
        const Result broken =
            run({"train", name(), "--run-dir", path("run"), "--resume", "--set", "epochs=4"});
        REQUIRE(broken.exitCode != 0, broken);
        QVERIFY(QDir().rename(path("project with a blank/away"), path("project with a blank/in")));
        const Result again =
            run({"train", name(), "--run-dir", path("run"), "--resume", "--set", "epochs=4"});
        REQUIRE(again.exitCode == 0, again);
        QCOMPARE(linesOf(Path(path("run").toStdString()) / "epochs.jsonl").size(), qsizetype(4));
    }

    void aStartThatFailedIsRepeatedByTheSameLine() {
        frameProject(project());
        const QString in = path("project with a blank/in"), away = path("project with a blank/away");
        QVERIFY(QDir().rename(in, away) && QDir().mkpath(in)); // found only by looking at the data
        const QStringList line{"train", name(), "--run-dir", path("run"), "--set", "epochs=1"};
        const Result broken = run(line);
        REQUIRE(broken.exitCode == 1, broken);
        QVERIFY(QDir().rmdir(in) && QDir().rename(away, in));
        const Result again = run(line);
        REQUIRE(again.exitCode == 0, again);
        const Result third = run(line); // now it is one
        REQUIRE(third.exitCode != 0, third);
        REQUIRE(third.err.contains("this folder holds a run already"), third);
    }

    void whatIsNoRunIsNotWrittenOver() {
        frameProject(project());
        const QStringList config = linesOf(project() / "config.toml");
        const Result own = run({"train", name(), "--run-dir", name(), "--set", "epochs=1"});
        REQUIRE(own.exitCode != 0 && own.err.contains("config.toml that is not a run's"), own);
        QCOMPARE(linesOf(project() / "config.toml"), config);
        // Runs that would share a folder of checkpoints
        const auto train = [this](const char* folder, QStringList more) {
            return run(
                QStringList{"train", name(), "--set", "save_model_dir=models", "--run-dir", path(folder)} +
                more);
        };
        const Result first = train("first", {"--set", "epochs=1"});
        REQUIRE(first.exitCode == 0, first);
        const Result second = train("second", {"--set", "epochs=2"});
        REQUIRE(second.exitCode == 1 && second.err.contains("the folder holds 1 checkpoint of another run"),
                second);
        // Something that is no checkpoint bears the name of the newest one.
        QVERIFY(QDir().mkpath(path("project with a blank/models/epoch_001.pt")));
        const Result longer = train("first", {"--set", "epochs=2", "--resume"});
        REQUIRE(longer.err.contains("epoch_001.pt: this checkpoint cannot be read and is passed over"),
                longer);
        REQUIRE(longer.out.contains("Resuming from epoch_000.pt"), longer);
    }

private:
    Path project() const { return Path(m_folder->path().toStdString()) / "project with a blank"; }
    QString name() const { return QString::fromStdString(project().string()); }
    QString path(const char* below) const { return m_folder->filePath(below); }
    Path newestRun() const {
        Path newest;
        for (const auto& entry : std::filesystem::directory_iterator(project() / "runs"))
            newest = std::max(newest, entry.path());
        return newest;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCliJobs)
#include "tst_cli_jobs.moc"
