// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/project_check.h"
#include "tests/corpus/corpus_fixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sonorant;
using namespace sonorant::test;

/// 14,000 utterances of one second each: mel of 4 dimensions, F0 and a waveform of 8 kHz.
class BenchProjectCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fourteenThousandUtterances() {
        constexpr int count = 14000;
        SmallCorpus corpus;
        for (const char* const folder : {"mel", "f0", "wav"})
            std::filesystem::create_directories(corpus.root / folder);
        corpus.add("u0", 200);
        for (int i = 1; i < count; ++i)
            for (const auto& [folder, extension] :
                 {std::pair("mel", ".mel"), std::pair("f0", ".f0"), std::pair("wav", ".wav")})
                std::filesystem::copy_file(corpus.root / folder / (std::string("u0") + extension),
                                           corpus.root / folder /
                                               (std::string("u").append(std::to_string(i)) + extension));
        ProjectConfig config = corpus.config();
        config.inference = {};
        QElapsedTimer timer;
        timer.start();
        UtteranceList list = listUtterances(config, {});
        const qint64 listed = timer.restart();
        checkUtterances(list, CheckDepth::Sizes, {});
        const qint64 sized = timer.restart();
        const CheckReport report = checkUtterances(std::move(list), CheckDepth::Content, {});
        const qint64 checked = timer.elapsed();
        QCOMPARE(report.checks.size(), std::size_t(count));
        QVERIFY(report.counts()[2] == std::size_t(count)); // the made-up F0 is negative in places
        qInfo("14,000 utterances of 1 s: listed in %lld ms, sizes in %lld ms, every value in %lld ms", listed,
              sized, checked);
    }
};

QTEST_GUILESS_MAIN(BenchProjectCheck)
#include "bench_project_check.moc"
