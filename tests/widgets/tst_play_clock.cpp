// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audio/play_clock.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace sonorant;

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr double rate = 16000;

} // namespace

/// The position of the sound from a device that only says in steps what it has played.
class TestPlayClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The device says so in blocks of 20 ms and up to 15 ms late; its clock is 100 ppm fast.
    void stepsBecomeALine() {
        PlayClock clock;
        clock.start(rate);
        double largest = 0;
        for (std::int64_t ms = 5; ms < 60'000; ms += 5) {
            const std::int64_t ns = second + ms * 1'000'000;
            const double truth = static_cast<double>(ms) * 1e-3 * rate * 1.0001;
            const double heardOf = truth - static_cast<double>((ms * 7) % 15) * 16;
            const auto said = std::max<std::int64_t>(0, static_cast<std::int64_t>(heardOf / 320) * 320);
            clock.observe(said, static_cast<std::int64_t>(truth) + 800, ns);
            if (ms > 500) largest = std::max(largest, std::abs(clock.played(ns) - truth) / rate);
        }
        QVERIFY2(largest < 0.006, qPrintable(QString::number(largest * 1000) + " ms"));
    }

    void nothingIsPlayedBeforeTheDeviceSaysSo() {
        PlayClock clock;
        clock.start(rate);
        QCOMPARE(clock.played(second), 0.0);
        clock.observe(0, 0, second);
        clock.observe(0, 800, second + 100'000'000);
        QCOMPARE(clock.played(second + 200'000'000), 0.0);
    }

    void whatIsNotWrittenIsNotPlayed() {
        PlayClock clock;
        clock.start(rate);
        clock.observe(100, 900, second);
        QCOMPARE(clock.played(second + second / 1000), 116.0);
        QCOMPARE(clock.played(second + second), 900.0); // stalled: the buffer must have run dry
        clock.observe(900, 900, second + second);       // as it did
        QCOMPARE(clock.played(second + 2 * second), 900.0);
        clock.observe(900, 1700, second + 2 * second); // written, not begun
        QCOMPARE(clock.played(second + 2 * second + 10'000'000), 900.0);
        clock.observe(980, 1700, second + 2 * second + 20'000'000);
        QCOMPARE(clock.played(second + 2 * second + 30'000'000), 1140.0);
    }
};

QTEST_GUILESS_MAIN(TestPlayClock)
#include "tst_play_clock.moc"
