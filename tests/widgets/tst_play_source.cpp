// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audio/play_source.h"
#include "widgets/audio/player.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace sonorant;

namespace {

std::shared_ptr<Sound> constant(float value, std::size_t samples, double rate = 16000) {
    auto sound = std::make_shared<Sound>();
    sound->samples.assign(samples, value);
    sound->rate = rate;
    return sound;
}

/// Sample i has the value i / 16000.
std::shared_ptr<Sound> ramp(std::size_t samples, double rate = 16000) {
    auto sound = constant(0, samples, rate);
    for (std::size_t i = 0; i < samples; ++i)
        sound->samples[i] = static_cast<float>(static_cast<double>(i) / rate);
    return sound;
}

std::shared_ptr<Sound> sine(double hertz, std::size_t samples) {
    auto sound = constant(0, samples);
    for (std::size_t i = 0; i < samples; ++i)
        sound->samples[i] =
            static_cast<float>(std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / 16000));
    return sound;
}

float largestStep(const std::vector<float>& values) {
    float largest = 0;
    for (std::size_t i = 1; i < values.size(); ++i)
        largest = std::max(largest, std::abs(values[i] - values[i - 1]));
    return largest;
}

} // namespace

class TestPlaySource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesAreUntouched() {
        PlaySource source(16000);
        const auto sound = ramp(4000);
        source.setSound(sound);
        source.fadeIn();
        std::vector<float> heard(4100, -1.0F);
        QCOMPARE(source.read(heard), std::size_t(4000));
        for (std::size_t i = 100; i < 4000; ++i) // after the 5 ms of fading in
            QCOMPARE(heard[i], sound->samples[i]);
        QCOMPARE(heard[4050], 0.0F);
        QVERIFY(source.atEnd());
        QVERIFY(std::abs(heard[0]) < 1e-6F);
    }

    void anotherSoundTakesOverAtTheSameMomentWithoutAClick() {
        PlaySource source(16000);
        source.setSound(constant(0.5F, 16000));
        source.fadeIn();
        std::vector<float> heard(1000);
        source.read(heard);
        const double before = source.position();
        source.setSound(constant(-0.5F, 8000, 8000)); // of another rate, too
        QCOMPARE(source.position(), before);
        source.read(heard);
        QVERIFY2(largestStep(heard) < 1.1F / 80, qPrintable(QString::number(largestStep(heard))));
        QCOMPARE(heard.back(), -0.5F);
        QVERIFY(std::abs(source.position() - before - 1000.0 / 16000) < 1e-9);
    }

    void loopsStayInTheirRegion() {
        PlaySource source(16000);
        source.setSound(ramp(16000));
        source.setLoop(0.25, 0.5);
        source.seek(0.25);
        std::vector<float> heard(16000);
        QCOMPARE(source.read(heard), heard.size());
        QVERIFY(source.position() >= 0.25 && source.position() < 0.5);
        // 4,000 samples per turn: the middle of each turn is the same.
        for (std::size_t i = 1000; i < 3000; ++i)
            QCOMPARE(heard[i + 8000], heard[i + 4000]);
        QVERIFY(*std::max_element(heard.begin(), heard.end()) < 0.506F); // 5 ms beyond the end fade out
        QVERIFY(largestStep(heard) < 0.02F);
    }

    void theSeamOfALoopIsCrossFaded() {
        PlaySource source(16000);
        source.setSound(constant(0.5F, 16000));
        source.setLoop(0.1, 0.2);
        source.seek(0.1);
        std::vector<float> heard(8000);
        source.read(heard);
        for (std::size_t i = 100; i < heard.size(); ++i) // equal sound on both sides: no dip at the seam
            QVERIFY2(std::abs(heard[i] - 0.5F) < 1e-6F, qPrintable(QString::number(i)));
        const auto tone = sine(440, 16000);
        source.setSound(tone);
        source.setLoop(0.1, 0.2013); // not a multiple of the period
        source.read(heard);
        QVERIFY(largestStep(heard) <= largestStep(tone->samples) + 1.0F / 80);
    }

    void aLoopOfTheWholeSoundFadesOutAndIn() {
        PlaySource source(16000);
        source.setSound(constant(0.5F, 1600));
        source.setLoop(0, 0.1);
        source.fadeIn();
        std::vector<float> heard(8000);
        QCOMPARE(source.read(heard), heard.size());
        QVERIFY(largestStep(heard) < 1.1F / 160);
        QCOMPARE(heard[4000], 0.5F);
    }

    /// As fast as fingers can: each change within the fade of the one before.
    void manySwitchesDoNotClick() {
        PlaySource source(16000);
        const auto one = sine(300, 16000), other = sine(470, 16000);
        const float slope = std::max(largestStep(one->samples), largestStep(other->samples));
        source.setSound(one);
        source.fadeIn();
        std::vector<float> heard(16000);
        for (std::size_t at = 0; at < heard.size(); at += 25) { // 1.6 ms
            source.setSound(at % 50 == 0 ? other : one, at % 75 == 0 ? 0.5F : 1.0F);
            source.read(std::span(heard).subspan(at, 25));
        }
        QVERIFY2(largestStep(heard) <= slope + 2.0F / 80, qPrintable(QString::number(largestStep(heard))));
        QVERIFY(source.position() > 0.999 && source.position() < 1.001);
        std::vector<float> after(200);
        PlaySource still(16000);
        still.setSound(one);
        still.fadeIn();
        still.read(heard);
        still.seek(0.5);
        still.seek(0.25); // without a sample between: only the last counts
        still.read(after);
        for (std::size_t i = 100; i < 200; ++i)
            QCOMPARE(after[i], one->samples[4000 + i]);
    }

    void shorterTracksAreSilentToTheCommonEnd() {
        PlaySource source(16000);
        source.setLength(0.2);
        source.setSound(constant(0.5F, 1600));
        source.fadeIn();
        std::vector<float> heard(4000, 1.0F);
        QCOMPARE(source.read(heard), std::size_t(3200));
        QCOMPARE(heard[1000], 0.5F);
        QCOMPARE(heard[2000], 0.0F);
        QVERIFY(source.atEnd());
        QCOMPARE(source.length(), 0.2);
    }

    void theLoudspeakerLagsBehind() {
        PlaySource source(16000);
        source.setSound(ramp(16000));
        source.fadeIn();
        std::vector<float> heard(1600);
        source.read(heard);
        QVERIFY(std::abs(source.positionBefore(800) - 0.05) < 1e-9);
        QCOMPARE(source.positionBefore(5000), 0.0); // never before the start
        source.seek(0.5);
        heard.resize(160);
        source.read(heard);
        QVERIFY(std::abs(source.positionBefore(800) - 0.5) < 1e-9);
        source.setLoop(0.4, 0.515);
        source.read(heard); // to the end of the loop and around
        QVERIFY(source.position() >= 0.4 && source.position() < 0.42);
        const double lagging = source.positionBefore(400);
        QVERIFY2(lagging > 0.48 && lagging < 0.515, qPrintable(QString::number(lagging)));
    }

    void gainRamps() {
        PlaySource source(16000);
        source.setSound(constant(1, 16000));
        source.fadeIn();
        std::vector<float> heard(500);
        source.read(heard);
        source.setGain(0.25F);
        source.read(heard);
        QVERIFY(largestStep(heard) < 0.02F);
        QCOMPARE(heard.back(), 0.25F);
    }

    void notANumberIsSilence() {
        PlaySource source(16000);
        auto sound = constant(0.5F, 1000);
        sound->samples[500] = std::nanf("");
        source.setSound(sound);
        source.fadeIn();
        std::vector<float> heard(1000);
        source.read(heard);
        for (const float value : heard)
            QVERIFY(std::isfinite(value));
    }

    void withoutADeviceThePlayerSaysSo() {
        Player player;
        QSignalSpy failed(&player, &Player::failed), moved(&player, &Player::positionChanged);
        player.play(); // nothing to play
        QCOMPARE(player.state(), Player::State::Stopped);
        player.setSound(ramp(16000));
        player.seek(0.5);
        QCOMPARE(player.position(), 0.5);
        QCOMPARE(moved.last().first().toDouble(), 0.5);
        if (Player::hasDevice()) {
            player.play();
            QCOMPARE(player.state(), Player::State::Playing);
            player.pause();
            return;
        }
        player.play();
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed.first().first().toString().contains("no audio device"));
        QCOMPARE(player.state(), Player::State::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestPlaySource)
#include "tst_play_source.moc"
