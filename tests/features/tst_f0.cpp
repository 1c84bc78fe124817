// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/features/f0.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace sonorant;

namespace {

/// A buzz of ten harmonics whose pitch glides from `from` to `to` Hz.
std::vector<float> glide(double from, double to, int rate, double seconds) {
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    double phase = 0;
    for (std::size_t n = 0; n < samples.size(); ++n) {
        const double f0 = from + (to - from) * static_cast<double>(n) / static_cast<double>(samples.size());
        phase += 2 * std::numbers::pi * f0 / rate;
        double sum = 0;
        for (int h = 1; h <= 10 && h * f0 < rate / 2.0; ++h)
            sum += std::sin(h * phase) / h;
        samples[n] = static_cast<float>(0.2 * sum);
    }
    return samples;
}

} // namespace

/// F0 against synthetic glides and against the corpus's recorded tracks.
class F0 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsGlides_data();
    void followsGlides();
    void agreesWithTheCorpus();
    void silenceAndNoiseAreUnvoiced();
    void singleJumpsAreSetRight();
    void refusesImpossibleRange();
};

void F0::followsGlides_data() {
    QTest::addColumn<int>("rate");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::newRow("low voice") << 16000 << 80.0 << 120.0;
    QTest::newRow("high voice") << 16000 << 200.0 << 350.0;
    QTest::newRow("44.1 kHz") << 44100 << 150.0 << 100.0;
}

void F0::followsGlides() {
    QFETCH(int, rate);
    QFETCH(double, from);
    QFETCH(double, to);
    F0Options options;
    options.samplingRate = rate;
    options.hop = std::llround(rate * 0.005);
    const auto samples = glide(from, to, rate, 1.0);
    const auto frames = static_cast<std::int64_t>(samples.size()) / options.hop + 1;
    const auto f0 = trackF0(samples, frames, options);
    QCOMPARE(f0.size(), static_cast<std::size_t>(frames));
    double worst = 0;
    for (std::size_t i = 10; i + 10 < f0.size(); ++i) {
        const double expected = from + (to - from) * static_cast<double>(i) * 0.005;
        worst = std::max(worst, std::abs(f0[i] - expected) / expected);
    }
    qInfo("largest relative deviation %.4f", worst);
    QVERIFY(worst < 0.02);
}

void F0::agreesWithTheCorpus() {
    std::size_t frames = 0, voicingErrors = 0, bothVoiced = 0, grossErrors = 0;
    const Path recorded = Path(SONORANT_TEST_DATA) / "demo-corpus" / "f0";
    for (const auto& entry : std::filesystem::directory_iterator(recorded)) {
        const Path wave = Path(SONORANT_DEMO_PROJECT) / "wav" / (entry.path().stem().string() + ".wav");
        const std::vector<float> expected = readRawMatrix(entry.path(), 1).values;
        const auto own =
            trackF0(readWave(wave).samples, static_cast<std::int64_t>(expected.size()), F0Options());
        QCOMPARE(own.size(), expected.size());
        for (std::size_t i = 0; i < own.size(); ++i) {
            ++frames;
            voicingErrors += (own[i] > 0) != (expected[i] > 0);
            if (own[i] <= 0 || expected[i] <= 0) continue;
            ++bothVoiced;
            grossErrors += std::abs(own[i] - expected[i]) > 0.2f * expected[i];
        }
    }
    const double voicing = static_cast<double>(voicingErrors) / static_cast<double>(frames);
    const double gross = static_cast<double>(grossErrors) / static_cast<double>(bothVoiced);
    qInfo("%zu frames: voicing error %.2f %%, gross error %.2f %% of %zu", frames, voicing * 100, gross * 100,
          bothVoiced);
    QVERIFY(voicing < 0.12);
    QVERIFY(gross < 0.015);
}

void F0::silenceAndNoiseAreUnvoiced() {
    for (const float value : trackF0(std::vector<float>(16000, 0.0f), 201, F0Options()))
        QCOMPARE(value, 0.0f);
    std::vector<float> noise(16000);
    std::uint32_t state = 1;
    for (float& sample : noise) {
        state = state * 1664525u + 1013904223u;
        sample = static_cast<float>(state >> 8) / 8388608.0f - 1.0f;
    }
    std::size_t voiced = 0;
    for (const float value : trackF0(noise, 201, F0Options()))
        voiced += value > 0;
    QVERIFY2(voiced < 10, qPrintable(QString::number(voiced)));
}

void F0::singleJumpsAreSetRight() {
    std::vector<float> f0 = {0, 100, 102, 51, 104, 106, 0, 212, 0, 100, 200, 210};
    smoothSingleJumps(f0);
    const std::vector<float> expected = {0, 100, 102, 103, 104, 106, 0, 212, 0, 100, 200, 210};
    QCOMPARE(f0, expected);
}

void F0::refusesImpossibleRange() {
    F0Options reversed;
    reversed.minimum = 500;
    reversed.maximum = 60;
    QVERIFY_EXCEPTION_THROWN(trackF0(std::vector<float>(1600), 21, reversed), Error);
    F0Options beyond;
    beyond.maximum = 9000;
    QVERIFY_EXCEPTION_THROWN(trackF0(std::vector<float>(1600), 21, beyond), Error);
}

QTEST_GUILESS_MAIN(F0)
#include "tst_f0.moc"
