// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/smooth_upsampling.h"
#include "core/kernels/wavefront.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace sonorant::kernels;

namespace {

/// Two moving averages over repeated frames, as written down in the reference, in float64.
std::vector<double> smoothedByHand(const std::vector<float>& frames, int factor) {
    std::vector<double> values;
    for (const float frame : frames)
        values.insert(values.end(), static_cast<std::size_t>(factor), frame);
    for (int pass = 0; pass < 2; ++pass) {
        std::vector<double> averaged(values.size());
        for (int t = 0; t < static_cast<int>(values.size()); ++t)
            for (int k = 0; k < factor; ++k) {
                const int at = t - (factor - 1) / 2 + k;
                if (at >= 0 && at < static_cast<int>(values.size()))
                    averaged[static_cast<std::size_t>(t)] += values[static_cast<std::size_t>(at)] / factor;
            }
        values = averaged;
    }
    return values;
}

} // namespace

class WavefrontTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepFollowsTheTileBefore_data();
    void everyStepFollowsTheTileBefore();
    void tilesStayWithTheirThread();
    void aFailureEndsAllThreads();
    void threadsAreKeptForTheNextWave();
    void upsamplingAsByHand_data();
    void upsamplingAsByHand();
};

void WavefrontTest::everyStepFollowsTheTileBefore_data() {
    QTest::addColumn<int>("threads");
    for (const int threads : {1, 2, 3, 5, 100})
        QTest::addRow("%d", threads) << threads;
}

void WavefrontTest::everyStepFollowsTheTileBefore() {
    QFETCH(int, threads);
    constexpr std::int64_t tiles = 23, steps = 31, signalTiles = 10; // signals of 10, 10 and 3 tiles
    std::vector<std::atomic<std::int64_t>> done(tiles);
    std::atomic<int> violations{0};
    Wavefront wave;
    wave.tiles = tiles;
    wave.steps = steps;
    wave.threads = threads;
    wave.startsAnew = [](std::int64_t tile) { return tile % signalTiles == 0; };
    wave.work = [&](int, std::int64_t tile, std::int64_t step) {
        const auto at = static_cast<std::size_t>(tile);
        if (done[at] != step) ++violations;
        if (tile % signalTiles != 0 && done[at - 1] < step + 1) ++violations;
        done[at] = step + 1;
    };
    runWavefront(wave);
    QCOMPARE(violations.load(), 0);
    for (const auto& each : done)
        QCOMPARE(each.load(), steps);
}

void WavefrontTest::tilesStayWithTheirThread() {
    std::vector<int> owner(17, -1);
    Wavefront wave;
    wave.tiles = 17;
    wave.steps = 2;
    wave.threads = 3;
    wave.startsAnew = [](std::int64_t tile) { return tile == 0; };
    wave.work = [&](int thread, std::int64_t tile, std::int64_t) {
        owner[static_cast<std::size_t>(tile)] = thread;
    };
    runWavefront(wave);
    for (std::size_t tile = 0; tile < owner.size(); ++tile)
        QCOMPARE(owner[tile], static_cast<int>(tile % 3));
}

void WavefrontTest::aFailureEndsAllThreads() {
    Wavefront wave;
    wave.tiles = 50;
    wave.steps = 5;
    wave.threads = 4;
    wave.startsAnew = [](std::int64_t tile) { return tile == 0; };
    wave.work = [](int, std::int64_t tile, std::int64_t step) {
        if (tile == 7 && step == 3) throw std::runtime_error("tile 7");
    };
    QVERIFY_EXCEPTION_THROWN(runWavefront(wave), std::runtime_error);
}

void WavefrontTest::threadsAreKeptForTheNextWave() {
    std::mutex mutex;
    std::set<std::thread::id> seen;
    Wavefront wave;
    wave.tiles = 30;
    wave.steps = 1;
    wave.threads = 3;
    wave.startsAnew = [](std::int64_t) { return true; };
    wave.work = [&](int, std::int64_t, std::int64_t) {
        const std::lock_guard lock(mutex);
        seen.insert(std::this_thread::get_id());
    };
    for (int i = 0; i < 20; ++i)
        runWavefront(wave);
    QCOMPARE(seen.size(), std::size_t(3));
    // Another thread has helpers of its own, which end with it.
    std::thread([&] { runWavefront(wave); }).join();
    QCOMPARE(seen.size(), std::size_t(6));
}

void WavefrontTest::upsamplingAsByHand_data() {
    QTest::addColumn<int>("factor");
    QTest::addColumn<int>("frames");
    for (const int factor : {1, 2, 3, 7, 80})
        for (const int frames : {1, 2, 3, 9})
            QTest::addRow("%d x %d", factor, frames) << factor << frames;
}

void WavefrontTest::upsamplingAsByHand() {
    QFETCH(int, factor);
    QFETCH(int, frames);
    std::vector<float> values;
    for (int f = 0; f < frames; ++f)
        values.push_back(std::sin(1.7f * static_cast<float>(f) + 0.4f));
    const std::vector<double> expected = smoothedByHand(values, factor);
    const SmoothUpsampling upsampling(factor, frames);
    QCOMPARE(upsampling.length(), std::int64_t(expected.size()));
    std::vector<float> rows(expected.size() + 5, 1.0f);
    upsampling.spread(values.data(), 1, 0, static_cast<std::int64_t>(rows.size()), rows.data());
    double inner = 0;
    for (std::size_t t = 0; t < rows.size(); ++t) {
        const double wanted = t < expected.size() ? expected[t] : 0;
        QVERIFY2(std::abs(rows[t] - wanted) < 1e-6, qPrintable(QString::number(t)));
        inner += wanted * std::cos(0.3 * static_cast<double>(t));
    }
    // The way back is the transposed map: <spread(x), y> = <x, gather(y)>.
    std::vector<float> steps, gathered(values.size());
    for (std::size_t t = 0; t < expected.size(); ++t)
        steps.push_back(static_cast<float>(std::cos(0.3 * static_cast<double>(t))));
    upsampling.gather(steps.data(), 1, gathered.data());
    double back = 0;
    for (std::size_t f = 0; f < values.size(); ++f)
        back += static_cast<double>(values[f]) * gathered[f];
    QVERIFY(std::abs(back - inner) < 1e-4 * (1 + std::abs(inner)));
}

QTEST_GUILESS_MAIN(WavefrontTest)
#include "tst_wavefront.moc"
