// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/features/fft.h"
#include "core/features/mel.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"
#include "tests/support/golden_case.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace sonorant;

namespace {

torch::Tensor toTensor(const Matrix& matrix) {
    return torch::tensor(matrix.values).view({matrix.rows, matrix.columns});
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

std::vector<float> sine(double frequency, int rate, std::size_t length) {
    std::vector<float> samples(length);
    for (std::size_t n = 0; n < length; ++n)
        samples[n] = static_cast<float>(
            0.5 * std::sin(2 * std::numbers::pi * frequency / rate * static_cast<double>(n)));
    return samples;
}

} // namespace

/// The log mel spectrogram against the framework's.
class Mel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fftOfRandomNumbers();
    void goldenFilterBankAndWindow();
    void goldenSpectrogram();
    void corpusFiles();
    void sizesFollowTheRate_data();
    void sizesFollowTheRate();
    void toneStaysAtItsPlaceAtAnyRate();
    void framesOfShortRecordings();
    void silenceIsFinite();
};

void Mel::fftOfRandomNumbers() {
    const torch::Tensor values = torch::randn({64}, torch::kComplexDouble);
    std::vector<std::complex<double>> own(64);
    for (std::int64_t i = 0; i < 64; ++i)
        own[static_cast<std::size_t>(i)] = {torch::real(values)[i].item<double>(),
                                            torch::imag(values)[i].item<double>()};
    Fft(64).transform(own);
    const torch::Tensor expected = torch::fft_fft(values);
    for (std::int64_t i = 0; i < 64; ++i) {
        QVERIFY(std::abs(own[static_cast<std::size_t>(i)].real() - torch::real(expected)[i].item<double>()) <
                1e-12);
        QVERIFY(std::abs(own[static_cast<std::size_t>(i)].imag() - torch::imag(expected)[i].item<double>()) <
                1e-12);
    }
    QVERIFY_EXCEPTION_THROWN(Fft(48), Error);
}

void Mel::goldenFilterBankAndWindow() {
    const test::GoldenCase golden("melspectrogram");
    const double bank =
        largestDifference(toTensor(melFilterBank(MelOptions())), golden.tensor("filter_bank"));
    const double window = largestDifference(torch::tensor(melWindow(400)), golden.tensor("window"));
    qInfo("filter bank %.3g, window %.3g", bank, window);
    QVERIFY(bank <= 2e-7);
    QVERIFY(window <= 2e-7);
}

void Mel::goldenSpectrogram() {
    const test::GoldenCase golden("melspectrogram");
    const torch::Tensor waveform = golden.tensor("waveform");
    const Matrix mel = MelSpectrogram(MelOptions())
                           .compute({waveform.data_ptr<float>(), static_cast<std::size_t>(waveform.numel())});
    const torch::Tensor expected = golden.tensor("mel");
    QCOMPARE(mel.rows, expected.size(0));
    QCOMPARE(mel.columns, expected.size(1));
    const double difference = largestDifference(toTensor(mel), expected);
    qInfo("mel %.3g", difference);
    QVERIFY(difference <= 5e-4);
}

void Mel::corpusFiles() {
    const MelSpectrogram spectrogram{MelOptions()};
    double worst = 0;
    int files = 0;
    const Path recorded = Path(SONORANT_TEST_DATA) / "demo-corpus" / "mfbsp";
    for (const auto& entry : std::filesystem::directory_iterator(recorded)) {
        const Path wave = Path(SONORANT_DEMO_PROJECT) / "wav" / (entry.path().stem().string() + ".wav");
        const Matrix own = spectrogram.compute(readWave(wave).samples);
        const Matrix expected = readRawMatrix(entry.path(), 80);
        QCOMPARE(own.rows, expected.rows);
        for (std::size_t i = 0; i < own.values.size(); ++i)
            worst = std::max(worst, double(std::abs(own.values[i] - expected.values[i])));
        ++files;
    }
    qInfo("%d files, largest difference %.3g", files, worst);
    QVERIFY(files >= 20);
    QVERIFY(worst <= 1e-2);
}

void Mel::sizesFollowTheRate_data() {
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("frame");
    QTest::addColumn<int>("hop");
    QTest::addColumn<int>("fft");
    QTest::newRow("8 kHz") << 8000 << 200 << 40 << 512;
    QTest::newRow("16 kHz") << 16000 << 400 << 80 << 1024;
    QTest::newRow("22.05 kHz") << 22050 << 552 << 110 << 2048;
    QTest::newRow("24 kHz") << 24000 << 600 << 120 << 2048;
    QTest::newRow("48 kHz") << 48000 << 1200 << 240 << 4096;
}

void Mel::sizesFollowTheRate() {
    QFETCH(int, rate);
    QFETCH(int, frame);
    QFETCH(int, hop);
    QFETCH(int, fft);
    const MelOptions options = MelOptions::forRate(rate);
    QCOMPARE(options.frame, std::int64_t(frame));
    QCOMPARE(options.hop, std::int64_t(hop));
    QCOMPARE(options.fft, std::int64_t(fft));
    QVERIFY_EXCEPTION_THROWN(MelOptions::forRate(0), Error);
}

void Mel::toneStaysAtItsPlaceAtAnyRate() {
    // The band in which a tone peaks is the one whose triangle is highest at it.
    for (const int rate : {16000, 24000, 48000}) {
        const MelOptions options = MelOptions::forRate(rate);
        const Matrix mel = MelSpectrogram(options).compute(sine(1800, rate, static_cast<std::size_t>(rate)));
        const auto row = mel.row(mel.rows / 2);
        const auto peak = std::max_element(row.begin(), row.end()) - row.begin();
        const Matrix bank = melFilterBank(options);
        const std::int64_t bin = std::llround(1800.0 * static_cast<double>(options.fft) / rate);
        std::int64_t expected = 0;
        for (std::int64_t b = 1; b < bank.rows; ++b)
            if (bank.at(b, bin) > bank.at(expected, bin)) expected = b;
        QVERIFY2(std::abs(peak - expected) <= 1, qPrintable(QString::number(peak)));
    }
}

void Mel::framesOfShortRecordings() {
    const MelSpectrogram spectrogram{MelOptions()};
    for (const std::size_t samples : {std::size_t(1), std::size_t(79), std::size_t(80), std::size_t(1000)}) {
        const Matrix mel = spectrogram.compute(std::vector<float>(samples, 0.1f));
        QCOMPARE(mel.rows, std::int64_t(1 + samples / 80));
    }
}

void Mel::silenceIsFinite() {
    const Matrix mel = MelSpectrogram(MelOptions()).compute(std::vector<float>(1600, 0.0f));
    for (const float value : mel.values)
        QVERIFY(std::isfinite(value));
}

QTEST_GUILESS_MAIN(Mel)
#include "tst_mel.moc"
