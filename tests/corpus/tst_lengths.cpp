// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/lengths.h"
#include "core/corpus/silence.h"

#include <QtTest>

#include <cmath>

using namespace sonorant;

class TestLengths : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shortestFeatureDecides();
    void tenPercentIsTheLimit();
    void fewStepsAreTolerated();
    void oneFrameFeaturesDoNotCount();
    void testSetsLookAtInputsAlone();
    void segments();
    void droppedSegmentsLeaveTheCounter();
    void silence();
};

namespace {

/// mel (80 steps per frame), a second input, waveform.
SetSpec spec() {
    SetSpec made;
    made.inputs = {{".mfbsp", 80, 80, true}, {".f0", 1, 80, true}};
    made.outputs = {{".wav", 1, 1, false}};
    made.resolution = 80;
    return made;
}

} // namespace

void TestLengths::shortestFeatureDecides() {
    const UtteranceLength found = utteranceLength(spec(), {100, 101, 7999});
    QVERIFY(found.problem.empty());
    QCOMPARE(found.length, std::int64_t(7920)); // 7999 down to a multiple of 80
}

void TestLengths::tenPercentIsTheLimit() {
    QVERIFY(utteranceLength(spec(), {100, 110, 8000}).problem.empty()); // exactly 10 % longer
    const std::string longer = utteranceLength(spec(), {100, 111, 8000}).problem;
    QVERIFY(longer.find(".mfbsp has 8000") != std::string::npos);
    QVERIFY(longer.find(".f0 has 8880") != std::string::npos);
    QVERIFY(utteranceLength(spec(), {100, 90, 7200}).problem.empty()); // exactly 10 % shorter
    QVERIFY(!utteranceLength(spec(), {100, 89, 7200}).problem.empty());
    QVERIFY(!utteranceLength(spec(), {100, 0, 8000}).problem.empty());
}

void TestLengths::fewStepsAreTolerated() {
    SetSpec small = spec();
    small.inputs = {{".a", 1, 10, false}};
    small.outputs = {{".b", 1, 1, false}};
    small.resolution = 10;
    QVERIFY(utteranceLength(small, {2, 40}).problem.empty()); // twice as long, but within 40 steps
    QVERIFY(!utteranceLength(small, {2, 41}).problem.empty());
}

void TestLengths::oneFrameFeaturesDoNotCount() {
    const UtteranceLength found = utteranceLength(spec(), {100, 1, 8000});
    QVERIFY(found.problem.empty());
    QCOMPARE(found.length, std::int64_t(8000));
    QCOMPARE(utteranceLength(spec(), {1, 1, 1}).length, std::int64_t(0)); // 1 step is no whole frame
}

void TestLengths::testSetsLookAtInputsAlone() {
    SetSpec test = spec();
    test.role = SetRole::Test;
    const UtteranceLength found = utteranceLength(test, {100, 100, 20});
    QVERIFY(found.problem.empty());
    QCOMPARE(found.length, std::int64_t(8000));
}

void TestLengths::segments() {
    SetSpec cut = spec();
    cut.truncate = 16000;
    cut.minimum = 2000;
    std::vector<Sequence> sequences;
    QCOMPARE(appendSegments(cut, "a", 36720, sequences), std::size_t(3));
    QCOMPARE(appendSegments(cut, "b", 32000, sequences), std::size_t(2));
    QCOMPARE(sequences[2].text(), std::string("2,a,2,4720,32000"));
    QCOMPARE(sequences[3].text(), std::string("3,b,0,16000,0"));
    cut.truncate = 0;
    sequences.clear();
    QCOMPARE(appendSegments(cut, "a", 36720, sequences), std::size_t(1));
    QCOMPARE(sequences[0].text(), std::string("0,a,0,36720,0"));
    QCOMPARE(appendSegments(cut, "empty", 0, sequences), std::size_t(0));
}

void TestLengths::droppedSegmentsLeaveTheCounter() {
    SetSpec cut = spec();
    cut.truncate = 16000;
    cut.minimum = 4800;
    std::vector<Sequence> sequences;
    QCOMPARE(appendSegments(cut, "a", 36720, sequences), std::size_t(2)); // the last holds 4720 only
    QCOMPARE(appendSegments(cut, "b", 4720, sequences), std::size_t(0));
    QCOMPARE(appendSegments(cut, "c", 4800, sequences), std::size_t(1));
    QCOMPARE(sequences.back().text(), std::string("2,c,0,4800,0"));
}

void TestLengths::silence() {
    // 0.5 s silence, 0.5 s tone, 0.5 s silence, 0.5 s tone, 0.5 s silence at 8 kHz
    std::vector<float> samples(20000, 0.0F);
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (i / 4000 % 2 == 1) samples[i] = static_cast<float>(0.5 * std::sin(0.3 * static_cast<double>(i)));
    const auto total = [](const SampleRanges& ranges) {
        std::int64_t sum = 0;
        for (const auto& [begin, end] : ranges)
            sum += end - begin;
        return sum;
    };
    const auto near = [](std::int64_t found, std::int64_t expected) {
        return std::abs(found - expected) <= 400;
    };
    const SampleRanges speech = rangesToKeep(samples, 8000, SilenceMode::Remove);
    QCOMPARE(speech.size(), std::size_t(2));
    QVERIFY(near(speech[0].first, 4000) && near(speech[0].second, 8000));
    QVERIFY(near(total(speech), 8000));
    const SampleRanges quiet = rangesToKeep(samples, 8000, SilenceMode::KeepOnly);
    QCOMPARE(quiet.size(), std::size_t(3));
    QCOMPARE(total(quiet) + total(speech), std::int64_t(20000));
    const SampleRanges trimmedEnds = rangesToKeep(samples, 8000, SilenceMode::TrimEnds);
    QCOMPARE(trimmedEnds.size(), std::size_t(1));
    QVERIFY(near(trimmedEnds[0].first, 4000) && near(trimmedEnds[0].second, 16000));
    QCOMPARE(total(rangesToKeep(samples, 8000, SilenceMode::Off)), std::int64_t(20000));
    QVERIFY(rangesToKeep(std::vector<float>(8000, 0.0F), 8000, SilenceMode::Remove).empty());
}

QTEST_GUILESS_MAIN(TestLengths)
#include "tst_lengths.moc"
