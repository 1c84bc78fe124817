// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/framework_log.h"
#include "core/run/run_log.h"
#include "core/run/run_store.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace sonorant;

namespace {

const QString golden = QStringLiteral(SONORANT_TEST_DATA "/golden/training");

/// A recorded run of the framework, and its logs printed as the framework prints them (reference, "Log
/// lines").
struct Recorded {
    QJsonArray steps, epochs;
    int firstEpoch = 0; ///< of the steps

    explicit Recorded(const QString& name) {
        QFile file(golden + "/" + name + "/trajectory.json");
        if (!file.open(QIODevice::ReadOnly)) qFatal("no trajectory of %s", qPrintable(name));
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        steps = json["steps"].toArray();
        epochs = json["epochs"].toArray();
        if (name == "tiny_resumed") firstEpoch = 3;
    }
    static QString stepLine(const QJsonObject& step, double seconds) {
        QString line = QString::asprintf("%s, %d/%d, Time: %.6fs", qPrintable(step["info"].toString()),
                                         step["count"].toInt(), step["of"].toInt(), seconds);
        for (const auto loss : step["loss"].toArray())
            line += QString::asprintf(", Loss: %.6f", loss.toDouble());
        return line + "\n";
    }
    static QString epochRow(const QJsonObject& epoch) {
        const QString lr = epoch["lr"].toString();
        return QString::asprintf("%7d | %12.1f | %12.4f | %12.4f | %5s", epoch["epoch"].toInt(), 3.5,
                                 epoch["train_loss"].toDouble(), epoch["dev_loss"].toDouble(),
                                 epoch["best"].toBool() ? "yes" : "no") +
               (lr.isEmpty() ? "" : "  " + lr + " ") + "\n";
    }
    /// Time of each mini-batch differs from its neighbours, as on a clock.
    QString errorLog(int batchSize) const {
        QString text = "Some library warns of something\n";
        int batch = 0;
        for (const auto& each : steps) {
            const QJsonObject step = each.toObject();
            if ((step["count"].toInt() - 1) % batchSize == 0) ++batch;
            text += stepLine(step, 0.01 + 0.000001 * batch);
        }
        return text;
    }
    QString trainLog() const {
        QString text =
            "---------------\n--- Training ---\nEpoch | Duration(s) | Train loss | Dev loss | Best\n";
        for (const auto& epoch : epochs)
            text += epochRow(epoch.toObject());
        return text + "Training finished\n";
    }
};

void write(const QString& file, const QString& text, bool append = false) {
    std::ofstream stream(file.toStdString(), append ? std::ios::app : std::ios::trunc);
    stream << text.toStdString();
}

RunStore::News readAll(RunStore& store, std::size_t piece = std::size_t(1) << 20) {
    RunStore::News all;
    for (bool more = true; more;) {
        const RunStore::News news = store.poll(piece);
        all.steps.insert(all.steps.end(), news.steps.begin(), news.steps.end());
        all.epochs.insert(all.epochs.end(), news.epochs.begin(), news.epochs.end());
        all.restarted = all.restarted || news.restarted;
        more = news.more;
    }
    return all;
}

} // namespace

/// Folders that hold the framework's logs and nothing of ours.
class TestFrameworkLogs : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const char* name) const { return m_dir->path() + "/" + name; }
    Path folder() const { return m_dir->path().toStdString(); }
    void writeLogs(const Recorded& run, int batchSize) const {
        write(path("log_err"), run.errorLog(batchSize));
        write(path("log_train"), run.trainLog());
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void goldenRuns_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("batchSize");
        QTest::newRow("plain") << "tiny_adam" << 1;
        QTest::newRow("batches of four") << "tiny_batch4_adamw_clip_step" << 4;
        QTest::newRow("resumed") << "tiny_resumed" << 1;
        QTest::newRow("stopped early") << "tiny_early_stop" << 1;
        QTest::newRow("plateau") << "tiny_accumulate_plateau" << 1;
        QTest::newRow("one epoch") << "full_one_epoch" << 1;
    }
    void goldenRuns() {
        QFETCH(QString, name);
        QFETCH(int, batchSize);
        const Recorded run(name);
        writeLogs(run, batchSize);
        RunStore store(folder());
        const RunStore::News news = readAll(store, 3000);
        QCOMPARE(news.refused, std::size_t(0));
        // Every segment once, in its order, with its loss, in the phase and epoch that the recording counts.
        int at = 0, epoch = run.firstEpoch, pass = 0, batch = 0;
        for (const StepRecord& step : news.steps) {
            QVERIFY(int(step.sequences.size()) <= batchSize);
            for (const std::string& sequence : step.sequences) {
                const QJsonObject expected = run.steps[at++].toObject();
                if (expected["count"].toInt() == 1 && at > 1) {
                    epoch += pass;
                    pass = 1 - pass;
                }
                if (expected["count"].toInt() == 1) batch = 0;
                QCOMPARE(QString::fromStdString(sequence), expected["info"].toString());
                QCOMPARE(step.loss.front(), expected["loss"].toArray().first().toDouble());
            }
            QCOMPARE(step.epoch, epoch);
            QVERIFY(step.phase == (pass == 0 ? Phase::Train : Phase::Validation));
            QCOMPARE(step.batch, std::int64_t(++batch));
        }
        QCOMPARE(at, int(run.steps.size()));
        QCOMPARE(int(news.epochs.size()), int(run.epochs.size()));
        for (int i = 0; i < run.epochs.size(); ++i) {
            const QJsonObject expected = run.epochs[i].toObject();
            const EpochRecord& found = news.epochs[std::size_t(i)];
            QCOMPARE(found.epoch, expected["epoch"].toInt());
            QCOMPARE(found.trainLoss.front(), expected["train_loss"].toDouble());
            QCOMPARE(found.devLoss.front(), expected["dev_loss"].toDouble());
            QCOMPARE(found.best, expected["best"].toBool());
            QCOMPARE(std::isnan(found.lr), expected["lr"].toString().isEmpty());
        }
        QCOMPARE(store.readPart(), 1.0);
    }

    void batchesAndSamples() {
        writeLogs(Recorded("tiny_batch4_adamw_clip_step"), 4);
        RunStore store(folder());
        const RunStore::News news = readAll(store);
        const StepRecord& first = news.steps.front();
        QCOMPARE(first.of, std::int64_t(12)); // 47 segments
        QCOMPARE(first.sequences.size(), std::size_t(4));
        QVERIFY(first.samples > 0 && first.samples <= 4 * 16000);
        QVERIFY(std::abs(first.seconds - 4 * 0.010001) < 1e-9);
        QVERIFY(std::isnan(first.gradNorm));
        QVERIFY(std::isnan(first.lr)); // the logs do not tell the initial rate
        const auto third = std::find_if(news.steps.begin(), news.steps.end(),
                                        [](const StepRecord& s) { return s.epoch == 2; });
        QCOMPARE(third->lr, 2.5e-3);
    }

    void summaryAndList() {
        QDir(m_dir->path()).mkpath("project/runs/from_python");
        const Recorded run("tiny_adam");
        write(path("project/runs/from_python/log_err.txt"), run.errorLog(1));
        write(path("project/runs/from_python/log_train.txt"), run.trainLog());
        const std::vector<Path> runs = listRuns(folder() / "project");
        QCOMPARE(runs.size(), std::size_t(1));
        QDir(m_dir->path()).mkpath("project/runs/20200101-000000-ours");
        write(path("project/runs/20200101-000000-ours/steps.jsonl"), "");
        QCOMPARE(listRuns(folder() / "project").back(), runs[0]); // never the newest of ours
        const RunSummary summary = summarizeRun(runs[0]);
        QCOMPARE(summary.epochs, 3);
        QCOMPARE(summary.bestEpoch, 2);
        QCOMPARE(summary.bestLoss, 27.4365);
        QVERIFY(summary.changed.time_since_epoch().count() > 0);
    }

    void followedWhileItIsWritten() {
        const Recorded run("tiny_adam");
        const QString log = run.errorLog(1);
        const qsizetype middle = log.indexOf("\n", log.size() / 2) - 10; // within a line
        write(path("log_err"), log.left(middle));
        write(path("log_train"), Recorded::epochRow(run.epochs[0].toObject()));
        RunStore store(folder());
        const RunStore::News first = readAll(store);
        QCOMPARE(first.epochs.size(), std::size_t(1));
        write(path("log_err"), log.mid(middle), true);
        write(path("log_train"), Recorded::epochRow(run.epochs[1].toObject()), true);
        write(path("log_train"), Recorded::epochRow(run.epochs[2].toObject()), true);
        const RunStore::News second = readAll(store);
        QVERIFY(!second.restarted);
        QCOMPARE(int(first.steps.size() + second.steps.size()), int(run.steps.size()));
        QCOMPARE(second.epochs.size(), std::size_t(2));
        QCOMPARE(second.steps.back().epoch, 2);
        write(path("log_err"), "");
        QVERIFY(readAll(store).steps.empty());
        write(path("log_err"), log.left(2000));
        QVERIFY(!readAll(store).steps.empty());
    }

    void withoutValidation() {
        QString error, rows;
        for (int epoch = 0; epoch < 3; ++epoch) {
            for (int i = 1; i <= 5; ++i)
                error += QString::asprintf(
                    "%d,a name, with a comma,0,800,0, %d/5, Time: 0.%06ds, Loss: %.6f, Loss: nan\n", i, i,
                    100 * epoch + i, 5.0 - epoch);
            rows += QString::asprintf("%7d | %12.1f | %s | %12.4f | %5s\n", epoch, 1.0, "  2.50 0.1250", 0.0,
                                      "yes");
        }
        write(path("log_err"), error);
        write(path("log_train"), rows);
        RunStore store(folder());
        const RunStore::News news = readAll(store);
        QCOMPARE(news.steps.size(), std::size_t(15));
        QCOMPARE(news.steps.back().epoch, 2);
        QVERIFY(news.steps.back().phase == Phase::Train);
        QCOMPARE(news.steps[0].sequences[0], std::string("1,a name, with a comma,0,800,0"));
        QCOMPARE(news.steps[0].samples, std::int64_t(800));
        QCOMPARE(news.steps[0].loss.size(), std::size_t(2));
        QVERIFY(std::isnan(news.steps[0].loss[1]));
        QCOMPARE(news.epochs[1].trainLoss, (std::vector<double>{2.5, 0.125}));
        QVERIFY(news.epochs[1].devLoss.empty());
    }

    void alikePassesTakeTurns() {
        QString error;
        for (int pass = 0; pass < 4; ++pass)
            for (int i = 1; i <= 3; ++i)
                error +=
                    QString::asprintf("%d,u,0,800,0, %d/3, Time: 0.00%d%d00s, Loss: 1.0\n", i, i, pass, i);
        write(path("log_err"), error);
        write(path("log_train"),
              "      0 |          1.0 |       1.0000 |       2.0000 |   yes\n"
              "      1 |          1.0 |       1.0000 |       2.0000 |    no  LR -> 5.00e-04 \n");
        RunStore store(folder());
        const RunStore::News news = readAll(store);
        QCOMPARE(news.steps.size(), std::size_t(12));
        QVERIFY(news.steps[3].phase == Phase::Validation && news.steps[3].epoch == 0);
        QVERIFY(news.steps[6].phase == Phase::Train && news.steps[6].epoch == 1);
        QCOMPARE(news.epochs[1].lr, 5e-4);
        QVERIFY(!news.epochs[1].best);
    }

    void theLogTellsMessagesAndEpochs() {
        writeLogs(Recorded("tiny_adam"), 1);
        RunLogReader reader(folder());
        const RunLogReader::News news = reader.poll();
        QStringList all;
        for (const RunLogEntry& entry : news.entries)
            all << (entry.epoch ? QString::number(entry.epoch->epoch)
                                : QString::fromStdString(entry.message.text));
        QCOMPARE(all, (QStringList{"Some library warns of something", "0", "1", "2"}));
    }

    void ourRecordsComeFirst() {
        writeLogs(Recorded("tiny_adam"), 1);
        write(path("steps.jsonl"), "");
        QVERIFY(!findFrameworkLogs(folder()));
        RunStore store(folder());
        QVERIFY(readAll(store).steps.empty());
    }

    void linesThatAreNone_data() {
        QTest::addColumn<QString>("line");
        for (const char* line :
             {"", "Time: 1s, Loss: 2", "a, 1/2, Time: 1, Loss: 2", "a, 1/2, Time: 1.0s",
              "a, x/2, Time: 1.0s, Loss: 2", "a, 0/2, Time: 1.0s, Loss: 2", "a, 3/2, Time: 1.0s, Loss: 2",
              "a, 1/2, Time: 1.0s, Loss: ", "1/2, Time: 1.0s, Loss: 3",
              "a, 1/99999999999999999999, Time: 1.0s, Loss: 2", "0 | 1 | 2 | 3", "x | 1 | 2 | 3 | yes",
              "0 | 1 | 2 | 3 | maybe", "-1 | 1 | 2 | 3 | yes", "0 | 1 | | 3 | yes",
              "  Epoch | Duration(s) |   Train loss |     Dev loss |  Best"})
            QTest::newRow(line[0] ? line : "nothing") << QString(line);
    }
    void linesThatAreNone() {
        QFETCH(QString, line);
        QVERIFY(!parseSegmentLine(line.toStdString()));
        QVERIFY(!parseEpochRow(line.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestFrameworkLogs)
#include "tst_framework_logs.moc"
