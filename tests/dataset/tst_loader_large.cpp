// SPDX-License-Identifier: GPL-3.0-or-later
// A pass over 14,000 utterances of about a tenth of a second: what is timed is the work per file.
#include "core/data/loader.h"
#include "core/data/project_data.h"
#include "tests/corpus/corpus_fixture.h"
#include "tests/dataset/fake_set.h"

#include <QElapsedTimer>

using namespace sonorant;
using namespace sonorant::test;

class TestLoaderLarge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onePass();
};

void TestLoaderLarge::onePass() {
    constexpr int utterances = 14000;
    SmallCorpus corpus;
    corpus.addCopies(utterances, 20);
    Issues issues;
    QElapsedTimer timer;
    timer.start();
    const ProjectData data = openTrainingData(corpus.config(), {}, issues);
    const qint64 scanTime = timer.elapsed();
    for (const int workers : {0, 2}) {
        LoaderOptions options;
        options.batchSize = 4;
        options.workers = workers;
        Loader loader(data.training, options);
        timer.restart();
        const auto pass = loader.begin(generatorOf(1), {});
        std::int64_t segments = 0;
        while (const auto batch = pass->next())
            segments += static_cast<std::int64_t>(batch->sequences.size());
        const qint64 passTime = timer.elapsed();
        qInfo("%d utterances of 20 frames: scan %lld ms, one pass with %d workers %lld ms", utterances,
              scanTime, workers, passTime);
        QCOMPARE(segments, std::int64_t(utterances));
        QVERIFY2(passTime < 60000, "gross failure");
    }
}

QTEST_GUILESS_MAIN(TestLoaderLarge)
#include "tst_loader_large.moc"
