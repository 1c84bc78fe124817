// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"
#include "core/run/run_store.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace sonorant;

namespace {
void append(const Path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::app | std::ios::binary) << text;
}
std::string stepLine(int step) {
    StepRecord record;
    record.step = step, record.batch = step, record.of = 10, record.loss = {1.0 / step};
    return toJsonLine(record) + "\n";
}
std::string epochLine(int epoch, double dev, bool best) {
    EpochRecord record;
    record.epoch = epoch, record.trainLoss = {2 * dev}, record.devLoss = {dev}, record.best = best;
    return toJsonLine(record) + "\n";
}
} // namespace

class TestRunStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_project = m_dir->path().toStdString();
        m_run = m_project / "runs" / "20260101-120000-demo";
    }

    void nothingThereIsNoError() {
        RunStore store(m_run);
        const auto news = store.poll();
        QVERIFY(news.steps.empty() && news.epochs.empty() && !news.more && !news.restarted);
        QVERIFY(listRuns(m_project).empty());
    }

    void onlyWhatIsNewIsRead() {
        RunStore store(m_run);
        append(m_run / "steps.jsonl", stepLine(1) + stepLine(2));
        QCOMPARE(store.poll().steps.size(), std::size_t(2));
        QVERIFY(store.poll().steps.empty());
        append(m_run / "steps.jsonl", stepLine(3));
        append(m_run / "epochs.jsonl", epochLine(0, 5, true));
        const auto news = store.poll();
        QCOMPARE(news.steps.size(), std::size_t(1));
        QCOMPARE(news.steps[0].step, std::int64_t(3));
        QCOMPARE(news.epochs.size(), std::size_t(1));
    }

    void aTornLastLineWaits() {
        RunStore store(m_run);
        const std::string line = stepLine(2);
        append(m_run / "steps.jsonl", stepLine(1) + line.substr(0, 30));
        auto news = store.poll();
        QCOMPARE(news.steps.size(), std::size_t(1));
        QCOMPARE(news.refused, std::size_t(0));
        append(m_run / "steps.jsonl", line.substr(30));
        news = store.poll();
        QCOMPARE(news.steps.size(), std::size_t(1));
        QCOMPARE(news.steps[0].step, std::int64_t(2));
    }

    void aBrokenLineInTheMiddleIsCountedAndSkipped() {
        RunStore store(m_run);
        append(m_run / "steps.jsonl", stepLine(1) + "{\"v\":1,\"epo\n" + stepLine(2));
        const auto news = store.poll();
        QCOMPARE(news.steps.size(), std::size_t(2));
        QCOMPARE(news.refused, std::size_t(1));
        QVERIFY(!news.firstRefused.empty());
    }

    void longFilesComeInPieces() {
        RunStore store(m_run);
        std::string text;
        for (int step = 1; step <= 1000; ++step)
            text += stepLine(step);
        append(m_run / "steps.jsonl", text);
        append(m_run / "epochs.jsonl", epochLine(0, 5, true));
        std::size_t seen = 0, polls = 0;
        for (;;) {
            const auto news = store.poll(4096);
            seen += news.steps.size();
            ++polls;
            if (news.more) {
                QVERIFY(news.epochs.empty()); // epochs come after the steps that place them
                QVERIFY(store.readPart() < 1);
                continue;
            }
            QCOMPARE(news.epochs.size(), std::size_t(1));
            break;
        }
        QCOMPARE(seen, std::size_t(1000));
        QVERIFY(polls > 10);
        QCOMPARE(store.readPart(), 1.0);
    }

    void aReplacedFileIsReadAnew() {
        RunStore store(m_run);
        append(m_run / "steps.jsonl", stepLine(1) + stepLine(2) + stepLine(3));
        append(m_run / "epochs.jsonl", epochLine(0, 5, true));
        store.poll();
        std::filesystem::remove(m_run / "steps.jsonl");
        append(m_run / "steps.jsonl", stepLine(1));
        const auto news = store.poll();
        QVERIFY(news.restarted);
        QCOMPARE(news.steps.size(), std::size_t(1));
        QCOMPARE(news.epochs.size(), std::size_t(1));
    }

    void aSecondWriterIsRefused() {
        auto first = std::make_unique<RunWriter>(RunFolder{m_run});
        try {
            const RunWriter second(RunFolder{m_run});
            QFAIL("two may write");
        } catch (const Error& error) {
            QVERIFY2(error.kind() == ErrorKind::Unwritable, error.what());
            QVERIFY2(error.message().find("another process") != std::string::npos, error.what());
        }
        first.reset();
        const RunWriter third(RunFolder{m_run});
    }

    void runsAreListedNewestFirst() {
        append(m_project / "runs/20260101-120000-a/steps.jsonl", stepLine(1));
        append(m_project / "runs/20260301-120000-b/epochs.jsonl",
               epochLine(0, 5, true) + epochLine(1, 3, true) + epochLine(2, 4, false));
        std::filesystem::create_directories(m_project / "runs/empty");
        const auto runs = listRuns(m_project);
        QCOMPARE(runs.size(), std::size_t(2));
        const RunSummary summary = summarizeRun(runs[0]);
        QCOMPARE(QString::fromStdString(summary.name), QString("20260301-120000-b"));
        QCOMPARE(summary.epochs, 3);
        QCOMPARE(summary.bestEpoch, 1);
        QCOMPARE(summary.bestLoss, 3.0);
        const auto age = std::chrono::system_clock::now() - summary.changed;
        QVERIFY(age < std::chrono::minutes(1) && age > std::chrono::minutes(-1));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    Path m_project, m_run;
};

QTEST_GUILESS_MAIN(TestRunStore)
#include "tst_run_store.moc"
