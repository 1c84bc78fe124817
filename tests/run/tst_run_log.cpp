// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/run/log_lines.h"
#include "core/run/run_folder.h"
#include "core/run/run_log.h"
#include "core/run/run_status.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

using namespace sonorant;

/// Folders as RunWriter makes them, read by somebody else.
class TestRunLog : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    Path m_run;

    static StepRecord step(int epoch, Phase phase, int batch, int of) {
        StepRecord record;
        record.epoch = epoch, record.phase = phase, record.batch = batch, record.of = of;
        record.sequences = {"0,vm-delete,0,48000,0"}, record.loss = {1.5}, record.seconds = 0.25;
        return record;
    }
    static void trainEpoch(RunWriter& writer, int epoch) {
        std::int64_t number = 5 * epoch;
        for (const auto& [phase, of] : {std::pair(Phase::Train, 3), std::pair(Phase::Validation, 2)})
            for (int batch = 1; batch <= of; ++batch) {
                StepRecord record = step(epoch, phase, batch, of);
                record.step = ++number;
                writer.step(record, batch, of);
            }
        EpochRecord record;
        record.epoch = epoch, record.trainLoss = {2}, record.devLoss = {3};
        writer.epoch(record, epochLine(epoch, 1, {2}, {3}, false, 1e-4, 1e-4));
    }
    static QString words(const RunLogReader::News& news) {
        QStringList all;
        for (const RunLogEntry& entry : news.entries)
            all << (entry.epoch ? QString("epoch %1").arg(entry.epoch->epoch)
                                : QString::number(static_cast<int>(entry.message.level)) + " " +
                                      QString::fromStdString(entry.message.text));
        return all.join(" | ");
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_run = Path(m_dir->path().toStdString()) / "runs" / "20260101-120000-demo";
    }

    void messagesAndEpochsInTheirOrder() {
        RunWriter writer(RunFolder{m_run});
        writer.begin("[training]\nepochs = 7\n");
        writer.message({MessageLevel::Info, "724265 parameters", {}});
        trainEpoch(writer, 0);
        writer.message({MessageLevel::Warning, "a file is gone", "put it back"});
        trainEpoch(writer, 1);
        RunLogReader reader(m_run);
        QCOMPARE(words(reader.poll()),
                 QString("0 724265 parameters | epoch 0 | 1 a file is gone (put it back) | epoch 1"));
        QVERIFY(reader.poll().entries.empty());
        trainEpoch(writer, 2);
        writer.message({MessageLevel::Error, "the loss became nan", {}});
        QCOMPARE(words(reader.poll()), QString("epoch 2 | 2 the loss became nan"));
    }

    void whatAKilledProcessLeftIsTakenAway() {
        std::filesystem::create_directories(m_run);
        // Process numbers come again in containers, so the next ones of this very process may be taken.
        for (int i = 0; i < 200; ++i)
            std::ofstream(m_run /
                          ("state.json." + std::to_string(getpid()) + "-" + std::to_string(i) + ".tmp"))
                << "torn";
        for (const char* const name : {"epoch_001.pt.7-3.tmp", "kept.json.7-3.tmp", "notes.tmp"})
            std::ofstream(m_run / name) << "torn";
        writeFileAtomically(m_run / "state.json", std::string_view("whole"));
        QCOMPARE(readFile(m_run / "state.json"), std::string("whole"));
        RunWriter(RunFolder{m_run}).begin("");
        QStringList left;
        for (const auto& entry : std::filesystem::directory_iterator(m_run))
            if (entry.path().extension() == ".tmp")
                left << QString::fromStdString(entry.path().filename().string());
        left.sort();
        QCOMPARE(left, (QStringList{"kept.json.7-3.tmp", "notes.tmp"}));
    }

    void aPipeIsNeitherReplacedNorWaitedFor() {
        std::filesystem::create_directories(m_run);
        const Path pipe = m_run / "pipe";
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        for (const std::function<void()>& write :
             {std::function<void()>([&] { writeFileAtomically(pipe, "x"); }),
              std::function<void()>([&] { AppendFile file(pipe); })})
            try {
                write();
                QFAIL("it was taken for a file");
            } catch (const Error& error) {
                QVERIFY2(error.message().find("found a device or pipe") != std::string::npos, error.what());
            }
        QVERIFY(std::filesystem::is_fifo(pipe));
    }

    void damagedRecordsAreKeptBeside() {
        {
            RunWriter writer(RunFolder{m_run});
            writer.begin("");
            trainEpoch(writer, 0);
            trainEpoch(writer, 1);
        }
        const Path steps = RunFolder{m_run}.steps(), epochs = RunFolder{m_run}.epochs();
        std::vector<std::string> lines = splitLines(readFile(steps));
        lines[1] = "{\"torn in the mid";
        std::string damaged;
        for (const std::string& line : lines)
            damaged += line + "\n";
        writeFileAtomically(steps, damaged);
        writeFileAtomically(epochs, readFile(epochs) + "{\"torn at the e");
        RunWriter writer(RunFolder{m_run});
        const std::vector<std::string> said = writer.dropRecordsAfter(5, 1, "");
        QCOMPARE(said.size(), std::size_t(1)); // a last line that a crash tore is nothing to speak of
        QCOMPARE(said.front(),
                 std::string("steps.jsonl: 1 line cannot be read, left out; the file as it was is "
                             "steps.jsonl.damaged"));
        QCOMPARE(readFile(Path(steps.string() + ".damaged")), damaged);
        QVERIFY(!std::filesystem::exists(Path(epochs.string() + ".damaged")));
        QCOMPARE(splitLines(readFile(steps)).size(), std::size_t(4)); // five of the first epoch, but for one
        QCOMPARE(splitLines(readFile(epochs)).size(), std::size_t(1));
    }

    void aWriteThatIsTriedAgainRecordsOnce_data() {
        QTest::addColumn<int>("refused");
        for (const int refused : {1, 2, 3, 4}) // steps.jsonl, then a line per segment
            QTest::addRow("write %d", refused) << refused;
    }
    void aWriteThatIsTriedAgainRecordsOnce() {
        QFETCH(int, refused);
        RunWriter writer(RunFolder{m_run});
        writer.begin("");
        StepRecord record = step(0, Phase::Train, 1, 2);
        record.step = 1;
        record.sequences = {"0,a,0,100,0", "1,b,0,100,0", "2,c,0,100,0"};
        faults::arm("append", refused);
        QVERIFY_THROWS_EXCEPTION(Error, writer.step(record, 1, 6));
        faults::disarm();
        writer.step(record, 1, 6);
        record.step = 2, record.batch = 2;
        writer.step(record, 4, 6);
        const auto linesOf = [](const Path& file) { return splitLines(readFile(file)); };
        QCOMPARE(linesOf(RunFolder{m_run}.steps()).size(), std::size_t(2));
        const std::vector<std::string> segments = linesOf(RunFolder{m_run}.errorLog());
        QCOMPARE(segments.size(), std::size_t(6));
        for (int i = 0; i < 6; ++i) {
            const QString line = QString::fromStdString(segments[std::size_t(i)]);
            QVERIFY2(line.contains(QString("%1/6").arg(i + 1)), qPrintable(line));
        }
    }

    void inPiecesItIsTheSame() {
        RunWriter writer(RunFolder{m_run});
        writer.begin("");
        for (int epoch = 0; epoch < 20; ++epoch) {
            writer.message({MessageLevel::Info, "before " + std::to_string(epoch), {}});
            trainEpoch(writer, epoch);
        }
        RunLogReader reader(m_run);
        QStringList pieces;
        for (bool more = true; more;) {
            const RunLogReader::News news = reader.poll(300);
            if (!news.entries.empty()) pieces << words(news);
            more = news.more;
        }
        QVERIFY(pieces.size() > 3);
        QStringList expected;
        for (int epoch = 0; epoch < 20; ++epoch)
            expected << QString("0 before %1").arg(epoch) << QString("epoch %1").arg(epoch);
        // Epochs are read in pieces too, so one may come after a later message, but each comes once and in
        // turn.
        const QStringList found = pieces.join(" | ").split(" | ");
        QCOMPARE(found.filter("before"), expected.filter("before"));
        QCOMPARE(found.filter("epoch"), expected.filter("epoch"));
    }

    void ofALongLogTheEndIsRead() {
        RunWriter writer(RunFolder{m_run});
        writer.begin("");
        for (int i = 0; i < 1000; ++i)
            writer.message({MessageLevel::Info, "line " + std::to_string(i), {}});
        RunLogReader reader(m_run, 2000);
        const RunLogReader::News news = reader.poll();
        QVERIFY(news.shortened);
        QVERIFY(news.entries.size() > 100 && news.entries.size() < 300);
        QCOMPARE(news.entries.back().message.text, std::string("line 999"));
        QVERIFY(!reader.poll().shortened);
    }

    void aLogBegunAnewIsReadAnew() {
        {
            RunWriter writer(RunFolder{m_run});
            writer.begin("");
            writer.message({MessageLevel::Info, "a long line of the first run", {}});
        }
        RunLogReader reader(m_run);
        QCOMPARE(reader.poll().entries.size(), std::size_t(1));
        std::ofstream(RunFolder{m_run}.errorLog()) << "new\n";
        const RunLogReader::News news = reader.poll();
        QVERIFY(news.restarted);
        QCOMPARE(words(news), QString("0 new"));
    }

    void statusOfARun() {
        QVERIFY(readRunStatus(m_run) == RunStatus());
        {
            RunWriter writer(RunFolder{m_run});
            writer.begin("[model]\nname = \"hn-nsf\"\n[data]\ntrn_set_name = \"t\"\nwav_samp_rate = 24000\n"
                         "[training]\nepochs = 7\n");
            RunStatus status = readRunStatus(m_run);
            QVERIFY(status.kind == RunStatus::Kind::Running);
            QCOMPARE(status.epochs, 7);
            QCOMPARE(status.samplingRate, 24000.0);
            QVERIFY(status.host.empty());
            TrainingOutcome outcome;
            outcome.kind = TrainingOutcome::Kind::EarlyStopped;
            outcome.message = "no better for 5 epochs";
            writer.outcome(outcome);
            status = readRunStatus(m_run);
            QVERIFY(status.kind == RunStatus::Kind::EarlyStopped);
            QCOMPARE(status.message, std::string("no better for 5 epochs"));
        }
    }

    void aRunWhoseProcessIsGone() {
        std::filesystem::create_directories(m_run);
        char host[256] = {};
        QCOMPARE(::gethostname(host, sizeof host - 1), 0);
        const auto write = [this](const std::string& where, int pid) {
            std::ofstream(RunFolder{m_run}.state())
                << "{\"v\":1,\"state\":\"running\",\"message\":\"\",\"host\":\"" << where
                << "\",\"pid\":" << pid << "}\n";
        };
        write(host, 0x3ffffff0); // beyond what the system gives out
        QVERIFY(readRunStatus(m_run).kind == RunStatus::Kind::Interrupted);
        write("another-machine", 1);
        QVERIFY(readRunStatus(m_run).kind == RunStatus::Kind::Running);
        QCOMPARE(readRunStatus(m_run).host, std::string("another-machine"));
        std::ofstream(RunFolder{m_run}.state()) << "{ torn";
        QVERIFY(readRunStatus(m_run).kind == RunStatus::Kind::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestRunLog)
#include "tst_run_log.moc"
