// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/listen/abx.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace sonorant;

/// Blind tests: the statistics against other ways to the same number, the draw, and what is kept.
class TestAbx : public QObject {
    Q_OBJECT

    static std::vector<AbxPair> pairs(int count) {
        std::vector<AbxPair> made;
        for (int i = 0; i < count; ++i)
            made.push_back({"utt" + std::to_string(i), "/n/" + std::to_string(i) + ".wav",
                            "/g/" + std::to_string(i) + ".wav"});
        return made;
    }

private Q_SLOTS:
    void probabilityCountsAllOutcomes() {
        // Every sequence of right and wrong answers is equally likely when guessing: count them.
        for (std::size_t trials = 1; trials <= 12; ++trials)
            for (std::size_t correct = 0; correct <= trials; ++correct) {
                int asGood = 0;
                for (unsigned outcome = 0; outcome < (1U << trials); ++outcome)
                    asGood += static_cast<std::size_t>(__builtin_popcount(outcome)) >= correct;
                const double expected = asGood / static_cast<double>(1U << trials);
                QVERIFY2(binomialP(correct, trials) == expected, // both are whole numbers over a power of two

                         qPrintable(QString("%1 of %2").arg(correct).arg(trials)));
            }
    }

    void probabilityOfKnownTables() {
        QCOMPARE(binomialP(9, 10), 11.0 / 1024);
        QVERIFY(binomialP(4, 5) == 0.1875);
        QVERIFY(binomialP(12, 16) == 2517.0 / 65536);
        QCOMPARE(binomialP(0, 0), 1.0);
        QCOMPARE(binomialP(0, 5), 1.0);
        QVERIFY(std::abs(binomialP(500, 500) / std::pow(0.5, 500) - 1) < 1e-9);
        QVERIFY(std::abs(binomialP(1500, 3000) - 0.50728) < 1e-4); // far beyond what a double counts to
        QVERIFY(std::abs(binomialP(250, 500) - 0.5178) < 1e-4);    // half, and half of the middle term
    }

    void theDrawIsFairAndRepeats() {
        const AbxTest test = makeAbxTest(pairs(4), 2000, 7);
        QCOMPARE(test.trials.size(), std::size_t(2000));
        std::map<std::string, int> count;
        int b = 0, changes = 0;
        for (std::size_t i = 0; i < test.trials.size(); ++i) {
            ++count[test.trials[i].utterance];
            b += test.trials[i].xIsB;
            changes += i > 0 && test.trials[i].xIsB != test.trials[i - 1].xIsB;
        }
        for (const auto& [name, times] : count)
            QCOMPARE(times, 500);
        QVERIFY2(std::abs(b - 1000) < 150, qPrintable(QString::number(b))); // 6.7 deviations
        QVERIFY2(std::abs(changes - 1000) < 150, qPrintable(QString::number(changes)));
        const AbxTest again = makeAbxTest(pairs(4), 2000, 7), other = makeAbxTest(pairs(4), 2000, 8);
        const auto same = [](const AbxTest& one, const AbxTest& two) {
            return std::equal(one.trials.begin(), one.trials.end(), two.trials.begin(),
                              [](const AbxTrial& x, const AbxTrial& y) {
                                  return x.utterance == y.utterance && x.xIsB == y.xIsB;
                              });
        };
        QVERIFY(same(test, again));
        QVERIFY(!same(test, other));
        QVERIFY_EXCEPTION_THROWN(makeAbxTest({}, 5, 1), Error);
        QVERIFY_EXCEPTION_THROWN(makeAbxTest(pairs(1), 0, 1), Error);
    }

    void aTestIsKeptAndGoneOnWith() {
        const QTemporaryDir dir;
        const Path project(dir.path().toStdString()), run = project / "runs" / "r1";
        AbxTest test = makeAbxTest(
            {{"u/one", project / "wav" / "one.wav", run / "generated" / "epoch_001" / "one.wav"}}, 3, 5);
        test.a = {"Natural", {}};
        test.b = {"Epoch 2", run / "epoch_001.pt"};
        test.started = "2026-03-04T09:15:00";
        test.file = newAbxFile(run, test.started);
        QCOMPARE(test.file.filename().string(), std::string("abx_20260304-091500.json"));
        test.trials[0].saidB = test.trials[0].xIsB;
        test.trials[1].saidB = !test.trials[1].xIsB;
        test.trials[1].seconds = 2.5;
        writeAbxTest(test);
        const std::string text = readFile(test.file);
        QVERIFY(text.find("\"../../wav/one.wav\"") != std::string::npos);
        QVERIFY(text.find("\"generated/epoch_001/one.wav\"") != std::string::npos);
        QVERIFY(text.find("\"p\"") == std::string::npos); // the score of an open test is no one's business
        QVERIFY(newAbxFile(run, test.started) != test.file);

        const AbxTest read = readAbxTest(test.file);
        QCOMPARE(read.next(), std::size_t(2));
        QCOMPARE(read.answered(), std::size_t(2));
        QCOMPARE(read.correct(), std::size_t(1));
        QVERIFY(!read.isComplete() && read.finished.empty());
        QCOMPARE(read.trials[0].a, project / "wav" / "one.wav");
        QCOMPARE(read.trials[0].b, run / "generated" / "epoch_001" / "one.wav");
        QCOMPARE(read.b.source, run / "epoch_001.pt");
        QVERIFY(read.a.source.empty());
        QCOMPARE(read.seed, test.seed);
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(read.trials[i].xIsB, test.trials[i].xIsB);
            QVERIFY(read.trials[i].saidB == test.trials[i].saidB);
        }
        QCOMPARE(read.trials[1].seconds, 2.5);
        test.trials[2].saidB = test.trials[2].xIsB;
        writeAbxTest(test);
        QVERIFY(readFile(test.file).find("\"correct\": 2") != std::string::npos);
        QVERIFY(std::abs(readAbxTest(test.file).p() - 0.5) < 1e-15); // 2 or 3 of 3: 4 of 8
    }

    void brokenFilesAreNamed() {
        const QTemporaryDir dir;
        const Path run(dir.path().toStdString());
        writeFileAtomically(listeningFolder(run) / "abx_1.json", std::string_view("{\"v\":1,\"trials\":3}"));
        writeFileAtomically(listeningFolder(run) / "abx_2.json", std::string_view("{\"v\":2}"));
        writeFileAtomically(listeningFolder(run) / "abx_3.json", std::string_view("no json"));
        writeFileAtomically(listeningFolder(run) / "notes.txt", std::string_view("mine"));
        AbxTest good = makeAbxTest(pairs(1), 1, 1);
        good.started = "2026-01-01T00:00:00";
        good.file = newAbxFile(run, good.started);
        writeAbxTest(good);
        std::vector<std::string> refused;
        const std::vector<AbxTest> found = listAbxTests(run, &refused);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(refused.size(), std::size_t(3));
        QVERIFY(listAbxTests(run / "nowhere").empty());
        try {
            readAbxTest(listeningFolder(run) / "abx_2.json");
            QFAIL("a later version was read");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Unsupported);
        }
    }
};

QTEST_GUILESS_MAIN(TestAbx)
#include "tst_abx.moc"
