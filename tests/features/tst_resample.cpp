// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/features/resample.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace sonorant;

namespace {

std::vector<float> sine(double frequency, int rate, double seconds) {
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    for (std::size_t n = 0; n < samples.size(); ++n)
        samples[n] = static_cast<float>(
            0.5 * std::sin(2 * std::numbers::pi * frequency / rate * static_cast<double>(n)));
    return samples;
}

/// Largest difference away from the ends, where the missing neighbours tell.
double largestDifference(const std::vector<float>& a, const std::vector<float>& b, std::size_t margin) {
    double worst = 0;
    for (std::size_t i = margin; i + margin < std::min(a.size(), b.size()); ++i)
        worst = std::max(worst, static_cast<double>(std::abs(a[i] - b[i])));
    return worst;
}

} // namespace

/// Conversion of rates: tones stay what they are, aliases vanish.
class Resample : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tonesStay_data();
    void tonesStay();
    void tonesBeyondTheTargetVanish();
    void sameRateIsACopy();
    void constantStays();
    void mixesChannelsDown();
    void refusesImpossibleRates();
};

void Resample::tonesStay_data() {
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("44.1 -> 16") << 44100 << 16000;
    QTest::newRow("48 -> 16") << 48000 << 16000;
    QTest::newRow("8 -> 16") << 8000 << 16000;
    QTest::newRow("22.05 -> 24") << 22050 << 24000;
    QTest::newRow("11.127 -> 16") << 11127 << 16000; // no small common divisor
}

void Resample::tonesStay() {
    QFETCH(int, from);
    QFETCH(int, to);
    for (const double fraction : {0.05, 0.2, 0.43}) {
        const double frequency = fraction * std::min(from, to);
        const auto result = resample(sine(frequency, from, 0.5), from, to);
        QCOMPARE(result.size(), static_cast<std::size_t>(std::ceil(std::floor(0.5 * from) * to / from)));
        const double difference = largestDifference(result, sine(frequency, to, 0.5), 800);
        QVERIFY2(difference < 1e-4, qPrintable(QString::number(difference)));
    }
}

void Resample::tonesBeyondTheTargetVanish() {
    for (const double frequency : {8100.0, 9000.0, 15000.0, 21000.0}) {
        const auto result = resample(sine(frequency, 44100, 0.5), 44100, 16000);
        const double rest = largestDifference(result, std::vector<float>(result.size(), 0.0f), 800);
        QVERIFY2(rest < 0.5e-4, qPrintable(QString::number(rest))); // -80 dB
    }
}

void Resample::sameRateIsACopy() {
    const auto samples = sine(440, 16000, 0.1);
    QCOMPARE(resample(samples, 16000, 16000), samples);
}

void Resample::constantStays() {
    const auto result = resample(std::vector<float>(4410, 0.25f), 44100, 16000);
    QVERIFY(largestDifference(result, std::vector<float>(result.size(), 0.25f), 100) < 1e-6);
}

void Resample::mixesChannelsDown() {
    const std::vector<float> stereo = {1.0f, 0.0f, 0.5f, -0.5f, 0.25f, 0.75f};
    QCOMPARE(mixDown(stereo, 2), (std::vector<float>{0.5f, 0.0f, 0.5f}));
    QCOMPARE(mixDown(stereo, 1), stereo);
}

void Resample::refusesImpossibleRates() {
    QVERIFY_EXCEPTION_THROWN(resample(std::vector<float>(10), 0, 16000), Error);
    QVERIFY_EXCEPTION_THROWN(resample(std::vector<float>(10), 16000, -1), Error);
}

QTEST_GUILESS_MAIN(Resample)
#include "tst_resample.moc"
