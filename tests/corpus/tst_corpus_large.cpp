// SPDX-License-Identifier: GPL-3.0-or-later
// A corpus of 14,000 utterances of about a tenth of a second: what is timed is the work per file.
#include "core/corpus/corpus.h"
#include "tests/corpus/corpus_fixture.h"

#include <QElapsedTimer>

#include <sys/resource.h>

using namespace sonorant;
using namespace sonorant::test;

class TestCorpusLarge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fourteenThousandUtterances();
};

namespace {

constexpr int utterances = 14000;
constexpr int frames = 20; // 0.1 s

/// Resident memory of this process at its peak, MiB.
double peakMemory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

void TestCorpusLarge::fourteenThousandUtterances() {
    SmallCorpus corpus;
    corpus.addCopies(utterances, frames);
    const ProjectConfig config = corpus.config();
    ProjectConfig withoutStatistics = config;
    withoutStatistics.data.inputNorm = {false, false};
    withoutStatistics.data.trnSetName = {{"lengths"}, false};
    Issues issues;
    const double before = peakMemory();
    QElapsedTimer timer;
    timer.start();
    const CorpusSet lengths = scanTraining(withoutStatistics, {}, issues);
    const qint64 lengthTime = timer.restart();
    const CorpusSet first = scanTraining(config, {}, issues);
    const qint64 firstTime = timer.restart();
    const CorpusSet second = scanTraining(config, {}, issues);
    const qint64 secondTime = timer.elapsed();
    const double memory = peakMemory() - before;
    qInfo("%d utterances of %d frames: names and lengths %lld ms, with statistics %lld ms, from the caches "
          "%lld ms; %.0f MiB of memory for all three scans",
          utterances, frames, lengthTime, firstTime, secondTime, memory);
    QVERIFY2(memory < 500, "gross failure: all data were kept");
    QVERIFY(issues.empty());
    QCOMPARE(lengths.size(), std::size_t(utterances));
    QCOMPARE(first.size(), std::size_t(utterances));
    QVERIFY(second.subsets[0].cached);
    QCOMPARE(second.statistics.inputMean, first.statistics.inputMean);
    QVERIFY2(lengthTime < 20000, "gross failure: ten times the expected 2 s");
    QVERIFY2(secondTime < 20000, "gross failure: ten times the expected 2 s");
}

QTEST_GUILESS_MAIN(TestCorpusLarge)
#include "tst_corpus_large.moc"
