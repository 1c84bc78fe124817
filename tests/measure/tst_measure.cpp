// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/features/spectral_distance.h"
#include "core/io/wave.h"
#include "core/measure/loudness.h"
#include "core/measure/measure_files.h"
#include "core/measure/mel_cepstrum.h"

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

using namespace sonorant;

namespace {

constexpr int rate = 16000;

const Path wavFolder = Path(SONORANT_DEMO_PROJECT) / "wav";

/// Harmonics of equal amplitude: voiced beyond doubt.
std::vector<float> voice(double hertz, double seconds, double gain = 0.05) {
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    for (std::size_t n = 0; n < samples.size(); ++n) {
        double sum = 0;
        for (int harmonic = 1; harmonic * hertz < 4000; ++harmonic)
            sum += std::sin(2 * std::numbers::pi * hertz * harmonic * static_cast<double>(n) / rate);
        samples[n] = static_cast<float>(gain * sum);
    }
    return samples;
}

std::vector<float> scaled(std::vector<float> samples, float gain) {
    for (float& sample : samples)
        sample *= gain;
    return samples;
}

bool near(std::optional<double> value, double expected, double tolerance) {
    if (value && std::abs(*value - expected) <= tolerance) return true;
    qWarning("expected %g, found %g", expected, value.value_or(-1e9));
    return false;
}

} // namespace

/// Objective figures against NumPy and against cases whose result is known.
class TestMeasure : public QObject {
    Q_OBJECT

    nlohmann::json m_golden;
    std::vector<float> m_natural, m_generated;

private Q_SLOTS:
    void initTestCase() {
        m_golden =
            nlohmann::json::parse(readFile(Path(SONORANT_TEST_DATA) / "golden" / "measure" / "figures.json"));
        m_natural = readWave(wavFolder / "vm-delete.wav").samples;
        QCOMPARE(m_natural.size(), m_golden["samples"].get<std::size_t>());
        m_generated.resize(m_natural.size());
        for (std::size_t n = 0; n < m_natural.size(); ++n)
            m_generated[n] = 0.6F * m_natural[n] + (n < 3 ? 0 : 0.25F * m_natural[n - 3]);
    }

    void figuresAreNumPys() {
        const double distortion = m_golden["mel_cepstral_distortion"];
        QVERIFY(near(melCepstralDistortion(m_natural, m_generated, rate), distortion, 1e-3));
        QVERIFY(near(measure(m_natural, m_generated, rate).melCepstralDistortion, distortion, 1e-3));
        const std::vector<float> voicedThroughout(m_natural.size() / 80 + 10, 100.0F);
        QVERIFY(near(logSpectralDistance(m_generated, m_natural, voicedThroughout, rate),
                     m_golden["log_spectral_distance_all_frames"], 1e-3));
        const std::vector<bool> active = activeFrames(frameLevels(m_natural, rate));
        QCOMPARE(std::count(active.begin(), active.end(), true), m_golden["active_frames"].get<long>());
        QVERIFY(near(measureLoudness(m_natural, rate).level, m_golden["natural_level"], 1e-7));
        QVERIFY(near(measureLoudness(m_generated, rate).level, m_golden["generated_level"], 1e-7));
        QVERIFY(
            near(measure(m_natural, m_generated, rate).levelDifference, m_golden["level_difference"], 1e-4));
    }

    void aCopyIsWithoutErrors() {
        const ObjectiveFigures same = measure(m_natural, m_natural, rate);
        for (const FigureColumn& column : figureColumns())
            QVERIFY2(column.value(same) && *column.value(same) == 0, column.key.data());
        QVERIFY(same.voicedInBoth > 20);
        QCOMPARE(same.frames, static_cast<std::int64_t>(m_natural.size() / 80 + 1));
    }

    /// Half the amplitude moves every log spectrum by 6.02 dB and no cepstral coefficient but c0.
    void loudnessIsNoDistortion() {
        const std::vector<float> loud = voice(120, 1), soft = scaled(loud, 0.5F);
        const ObjectiveFigures figures = measure(loud, soft, rate);
        QVERIFY(near(figures.levelDifference, -6.0206, 1e-3));
        QVERIFY(near(figures.melCepstralDistortion, 0, 1e-3));
        QVERIFY(near(figures.logSpectralDistance, 6.0206, 0.01));
        QVERIFY(near(figures.f0Hertz, 0, 0.01));
        QVERIFY(near(figures.voicingError, 0, 0));
    }

    void pitchIsComparedWhereBothAreVoiced() {
        const std::vector<float> natural = voice(120, 2);
        std::vector<float> generated = voice(126, 2);
        const ObjectiveFigures all = measure(natural, generated, rate);
        QVERIFY(near(all.f0Hertz, 6, 0.3));
        QVERIFY(near(all.f0Cents, 1200 * std::log2(126.0 / 120), 4));
        QVERIFY(near(all.voicingError, 0, 1));
        std::fill(generated.begin() + rate, generated.end(), 0.0F); // a second of silence
        const ObjectiveFigures half = measure(natural, generated, rate);
        QVERIFY(near(half.voicingError, 50, 2));
        QVERIFY(near(half.f0Hertz, 6, 1));
        QVERIFY(half.voicedInBoth < all.voicedInBoth);
    }

    void nothingIsNoNumber() {
        const std::vector<float> silence(rate, 0.0F), tone = voice(150, 1);
        const ObjectiveFigures still = measure(tone, silence, rate);
        QVERIFY(!still.f0Hertz && !still.f0Cents && !still.levelDifference);
        QCOMPARE(still.voicedInBoth, 0);
        for (const ObjectiveFigures& each :
             {still, measure(silence, silence, rate),
              measure(std::vector<float>{0.5F}, std::vector<float>{0.1F}, rate)})
            for (const FigureColumn& column : figureColumns())
                QVERIFY2(std::isfinite(column.value(each).value_or(0)), column.key.data());
        QVERIFY(!measure(silence, tone, rate).melCepstralDistortion);
    }

    void lengthsMayDiffer() {
        const std::vector<float> longer = voice(120, 1.5), shorter = voice(120, 1);
        QVERIFY(near(measure(longer, shorter, rate).durationDifference, -0.5, 1e-9));
        QVERIFY(near(measure(longer, shorter, rate).melCepstralDistortion, 0, 0.05));
        QCOMPARE(measure(longer, shorter, rate).frames, 201);
    }

    void otherRatesMeasureAlike() {
        for (const int other : {24000, 44100, 48000}) {
            std::vector<float> one(static_cast<std::size_t>(other)), two = one;
            for (std::size_t n = 0; n < one.size(); ++n) {
                const double t = static_cast<double>(n) / other;
                for (int h = 1; h < 20; ++h) {
                    one[n] += static_cast<float>(0.03 * std::sin(2 * std::numbers::pi * 120 * h * t));
                    two[n] += static_cast<float>(0.03 * std::sin(2 * std::numbers::pi * 126 * h * t));
                }
            }
            const ObjectiveFigures figures = measure(one, two, other);
            QVERIFY(near(figures.f0Hertz, 6, 0.3));
            QVERIFY(figures.logSpectralDistance && *figures.logSpectralDistance > 1);
        }
    }

    void whatMakesNoSenseIsRefused() {
        const std::vector<float> tone = voice(150, 0.1);
        QVERIFY_EXCEPTION_THROWN(measure(tone, {}, rate), Error);
        std::vector<float> broken = tone;
        broken[7] = std::numeric_limits<float>::quiet_NaN();
        try {
            measure(tone, broken, rate);
            QFAIL("NaN was measured");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Malformed);
            QVERIFY2(error.message().find("sample 7 of the generated") != std::string::npos, error.what());
        }
        MeasureOptions options;
        options.f0Minimum = 600;
        QVERIFY_EXCEPTION_THROWN(measure(tone, tone, rate, options), Error);
    }

    void gainsMakeEquallyLoudAndNeverClip() {
        const std::vector<float> reference = voice(120, 1, 0.03), soft = scaled(reference, 0.1F);
        std::vector<float> peaked = scaled(reference, 0.2F);
        peaked[500] = 0.9F; // matching its level would take this sample to more than full scale
        std::vector<Loudness> measured;
        for (const std::vector<float>* each : {&reference, &soft, &std::as_const(peaked)})
            measured.push_back(measureLoudness(*each, rate));
        const std::vector<float> pair = matchingGains(std::span(measured).first(2));
        QVERIFY(near(pair[0], 1, 1e-5));
        QVERIFY(near(pair[1], 10, 1e-3));
        const std::vector<float> all = matchingGains(measured);
        double level = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(static_cast<double>(all[i]) * measured[i].peak <= 1.0);
            if (i > 0) QVERIFY(near(static_cast<double>(all[i]) * measured[i].level, level, 1e-6));
            level = static_cast<double>(all[i]) * measured[i].level;
        }
        QVERIFY(all[0] < 1);
        QCOMPARE(matchingGains({}).size(), std::size_t(0));
        QCOMPARE(matchingGains(std::vector<Loudness>(2)), (std::vector<float>{1, 1}));
    }

    /// Pauses do not make a sound softer.
    void pausesDoNotCount() {
        const std::vector<float> speech = voice(120, 1);
        std::vector<float> paused = speech;
        paused.insert(paused.end(), 3 * rate, 0.0F);
        QVERIFY(near(measureLoudness(paused, rate).level, measureLoudness(speech, rate).level, 0.02));
    }

    void foldersArePairedByName() {
        const QTemporaryDir folder;
        const Path generated = Path(folder.path().toStdString());
        std::filesystem::create_directories(generated / "sub");
        const std::vector<float> tone = voice(120, 0.3);
        writeWave16(generated / "vm-delete.wav", m_generated, rate);
        writeWave16(generated / "vm-repeat.wav", tone, 24000);
        writeWave16(generated / "sub" / "odd.wav", tone, rate);
        const PairList list = pairSounds(wavFolder, generated);
        QCOMPARE(list.pairs.size(), std::size_t(2));
        QCOMPARE(list.pairs[0].name, std::string("vm-delete"));
        QCOMPARE(list.withoutNatural, std::vector<std::string>{"sub/odd"});
        QCOMPARE(list.notGenerated, std::size_t(18));
        const std::vector<PairFigures> results = measurePairs(list.pairs, {});
        QVERIFY(results[0].problem.empty());
        QVERIFY(near(results[0].figures.melCepstralDistortion, m_golden["mel_cepstral_distortion"], 0.05));
        QVERIFY2(results[1].problem.find("expected 16000 Hz") != std::string::npos,
                 results[1].problem.c_str());
        QVERIFY_EXCEPTION_THROWN(pairSounds(wavFolder, generated / "vm-delete.wav"), Error);
        QVERIFY_EXCEPTION_THROWN(pairSounds(wavFolder, generated / "sub"), Error);
        QVERIFY_EXCEPTION_THROWN(pairSounds(wavFolder / "none.wav", generated), Error);
    }

    void meansLeaveOutWhatIsNotThere() {
        ObjectiveFigures one, other;
        one.f0Hertz = 4;
        one.voicingError = 10;
        one.durationDifference = 1;
        other.voicingError = 20;
        const std::vector<ObjectiveFigures> both{one, other};
        const ObjectiveFigures mean = meanFigures(both);
        QCOMPARE(mean.f0Hertz, std::optional<double>(4));
        QCOMPARE(mean.voicingError, std::optional<double>(15));
        QCOMPARE(mean.durationDifference, 0.5);
        QVERIFY(!mean.levelDifference);
    }
};

QTEST_GUILESS_MAIN(TestMeasure)
#include "tst_measure.moc"
