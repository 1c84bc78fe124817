// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/measure/frequency_axis.h"
#include "core/measure/spectrogram.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

using namespace sonorant;

namespace {

Spectrogram::Samples sine(double hertz, double seconds, int rate, double amplitude = 1) {
    auto samples = std::make_shared<std::vector<float>>(static_cast<std::size_t>(seconds * rate));
    for (std::size_t n = 0; n < samples->size(); ++n)
        (*samples)[n] = static_cast<float>(
            amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(n) / rate));
    return samples;
}

std::int64_t loudestBin(const std::vector<float>& spectrum) {
    return std::max_element(spectrum.begin(), spectrum.end()) - spectrum.begin();
}

} // namespace

/// The spectrogram that views show, and its frequency scales.
class TestSpectrogram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSineHasItsLevelAndPlace_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("windowMs");
        for (const int rate : {8000, 16000, 48000})
            for (const double window : {5.0, 25.0, 100.0})
                QTest::addRow("%d Hz, %g ms", rate, window) << rate << window;
    }
    void aSineHasItsLevelAndPlace() {
        QFETCH(int, rate);
        QFETCH(double, windowMs);
        const Spectrogram spectra(sine(1000, 1, rate, 0.1), rate, {windowMs});
        const std::vector<float> spectrum = spectra.spectrumAt(0.5);
        QCOMPARE(static_cast<std::int64_t>(spectrum.size()), spectra.bins());
        const std::int64_t bin = loudestBin(spectrum);
        QVERIFY(std::abs(static_cast<double>(bin) * spectra.hertzPerBin() - 1000) <= spectra.hertzPerBin());
        const float level = spectrum[static_cast<std::size_t>(bin)];
        QVERIFY2(level > -21.5F && level < -19.9F, std::to_string(level).c_str());
        QCOMPARE(spectra.spectrumAt(2)[3], Spectrogram::floorDecibel); // long after its end
    }

    /// A column is the mean power of the plain Fourier sums of its windows.
    void columnsAreFourierSums() {
        const int rate = 8000;
        auto samples = std::make_shared<std::vector<float>>(4000);
        unsigned state = 1;
        for (float& sample : *samples) {
            state = state * 1664525u + 1013904223u;
            sample = static_cast<float>(state >> 8) / 16777216.0F - 0.5F;
        }
        const Spectrogram spectra(samples, rate, {10});
        const auto size = static_cast<int>(spectra.windowSamples());
        const double scale = 2.0 / (size / 2.0); // the sum of a Hann window is half its length
        for (const int level : {0, 1, 3}) {
            const SpectrogramTile tile = spectra.compute(level, 0);
            const std::int64_t stretch = spectra.hop() << level, column = 9;
            const int windows = std::min(4, 1 << level);
            for (const int bin : {0, 17, 200}) {
                double power = 0;
                for (int w = 0; w < windows; ++w) {
                    const std::int64_t start =
                        column * stretch + (2 * w + 1) * stretch / (2 * windows) - size / 2;
                    std::complex<double> sum;
                    for (int i = 0; i < size; ++i) {
                        const double hann = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (i + 0.5) / size);
                        if (start + i >= 0)
                            sum += hann * scale * static_cast<double>((*samples)[std::size_t(start + i)]) *
                                   std::polar(1.0, -2 * std::numbers::pi * bin * i / 512);
                    }
                    power += std::norm(sum) / windows;
                }
                const float found = tile.values[std::size_t(column * tile.bins + bin)];
                QVERIFY(std::abs(found - 10 * std::log10(power)) < 1e-3);
            }
        }
    }

    void tilesCoverEveryLevel() {
        const Spectrogram spectra(sine(500, 3.3, 16000), 16000);
        QVERIFY(spectra.levels() > 3);
        QCOMPARE(spectra.tiles(spectra.levels() - 1), 1);
        for (int level = 0; level < spectra.levels(); ++level) {
            std::int64_t columns = 0;
            for (std::int64_t tile = 0; tile < spectra.tiles(level); ++tile) {
                const SpectrogramTile made = spectra.compute(level, tile);
                QCOMPARE(made.first, columns);
                QCOMPARE(made.values.size(), std::size_t(made.columns * made.bins));
                columns += made.columns;
            }
            QCOMPARE(columns, spectra.columns(level));
            QVERIFY(static_cast<double>(columns) * spectra.secondsPerColumn(level) >= spectra.seconds());
        }
        QCOMPARE(spectra.levelFor(0), 0);
        QCOMPARE(spectra.levelFor(1e9), spectra.levels() - 1);
        const int level = spectra.levelFor(0.01);
        QVERIFY(spectra.secondsPerColumn(level) <= 0.01 && spectra.secondsPerColumn(level) * 2 >= 0.01);
    }

    /// What fills a window of 1300 pixels costs the same for a second and for an hour.
    void anHourIsShownAtOnce() {
        const Spectrogram spectra(sine(700, 3600, 16000), 16000);
        const int level = spectra.levelFor(3600.0 / 1300);
        QElapsedTimer clock;
        clock.start();
        std::size_t bytes = 0;
        for (std::int64_t tile = 0; tile < spectra.tiles(level); ++tile)
            bytes += spectra.compute(level, tile).values.size() * sizeof(float);
        qInfo("an hour at 16 kHz in %lld columns: %lld ms, %.1f MB",
              static_cast<long long>(spectra.columns(level)), static_cast<long long>(clock.elapsed()),
              static_cast<double>(bytes) / 1e6);
        QVERIFY(spectra.columns(level) >= 1300 && spectra.columns(level) <= 2700);
        QVERIFY(bytes < 10'000'000);
        QVERIFY(clock.elapsed() < 20'000);
    }

    void stops() {
        const Spectrogram spectra(sine(700, 1, 16000), 16000);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(spectra.compute(0, 0, stop.get_token()), Cancelled);
    }

    void brokenSamplesAndOptions() {
        auto samples = std::make_shared<std::vector<float>>(1000, std::numeric_limits<float>::quiet_NaN());
        for (const float value : Spectrogram(samples, 16000).compute(0, 0).values)
            QCOMPARE(value, Spectrogram::floorDecibel);
        const auto empty = std::make_shared<const std::vector<float>>();
        QCOMPARE(Spectrogram(empty, 16000).columns(0), 0);
        QCOMPARE(Spectrogram(empty, 16000).compute(0, 0).columns, 0);
        QVERIFY_EXCEPTION_THROWN(Spectrogram(samples, 16000, {0.1}), Error);
        QVERIFY_EXCEPTION_THROWN(Spectrogram(samples, 0), Error);
    }

    void scales() {
        for (const auto scale : {FrequencyScale::Linear, FrequencyScale::Mel, FrequencyScale::Logarithmic}) {
            const FrequencyAxis axis(scale, 0, 8000);
            QVERIFY(std::abs(axis.positionOf(axis.low())) < 1e-9);
            QVERIFY(std::abs(axis.positionOf(8000) - 1) < 1e-9);
            for (const double hertz : {50.0, 440.0, 3000.0})
                QVERIFY(std::abs(axis.hertzAt(axis.positionOf(hertz)) - hertz) < 1e-6);
            const std::vector<double> ticks = axis.ticks(0.08);
            QVERIFY(ticks.size() >= 4);
            for (std::size_t i = 1; i < ticks.size(); ++i)
                QVERIFY(axis.positionOf(ticks[i]) - axis.positionOf(ticks[i - 1]) >= 0.08 - 1e-9);
        }
        const FrequencyAxis mel(FrequencyScale::Mel, 0, 8000),
            octaves(FrequencyScale::Logarithmic, 62.5, 8000);
        QVERIFY(std::abs(mel.positionOf(1000) * 2840.0 - 1000) < 2); // 1000 mel; 8 kHz are 2840
        QVERIFY(std::abs(octaves.positionOf(125) - 1.0 / 7) < 1e-9); // one of seven octaves
    }
};

QTEST_GUILESS_MAIN(TestSpectrogram)
#include "tst_spectrogram.moc"
