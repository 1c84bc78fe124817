// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/wave.h"
#include "widgets/audio/ab_player.h"
#include "widgets/audio/load_sound.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace sonorant;

namespace {

std::shared_ptr<Sound> sine(double hertz, double seconds, double rate = 16000, float amplitude = 0.5F) {
    auto sound = std::make_shared<Sound>();
    sound->rate = rate;
    sound->samples.resize(static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < sound->samples.size(); ++i)
        sound->samples[i] =
            amplitude *
            static_cast<float>(std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate));
    return sound;
}

} // namespace

/// The player of several tracks, without a device, and how sounds are loaded for it.
class TestAbPlayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tracksShareOnePosition() {
        AbPlayer player;
        QSignalSpy current(&player, &AbPlayer::currentChanged), tracks(&player, &AbPlayer::tracksChanged);
        QCOMPARE(player.current(), -1);
        QVERIFY(!player.currentTrack());
        player.next(); // nothing there
        player.setTracks(
            {{"natural", sine(200, 1)}, {"epoch 1", sine(210, 1.5), 0.5F}, {"epoch 2", nullptr}});
        QCOMPARE(tracks.count(), 1);
        QCOMPARE(player.current(), 0);
        QCOMPARE(player.duration(), 1.5);
        player.seek(0.7);
        player.setCurrent(1);
        QCOMPARE(player.position(), 0.7);
        QCOMPARE(player.currentTrack()->name, QString("epoch 1"));
        player.seek(1.4); // the natural one has ended there
        player.previous();
        QCOMPARE(player.current(), 0);
        QCOMPARE(player.position(), 1.4);
        QCOMPARE(current.count(), 3);
        player.setCurrent(7);
        player.setCurrent(0);
        QCOMPARE(current.count(), 3);
        player.previous(); // around
        QCOMPARE(player.current(), 2);
        player.next();
        QCOMPARE(player.current(), 0);
    }

    void positionSurvivesOtherTracks() {
        AbPlayer player;
        player.setTracks({{"natural", sine(200, 2)}, {"epoch 1", sine(210, 2)}}, 1);
        player.seek(1.5);
        player.setTracks({{"natural", sine(200, 2)}, {"epoch 2", sine(220, 2)}}, 1);
        QCOMPARE(player.current(), 1);
        QCOMPARE(player.position(), 1.5);
        player.setTracks({{"another", sine(200, 1)}}, 5);
        QCOMPARE(player.current(), 0);
        QCOMPARE(player.position(), 0.0); // that moment is not there any more
        player.clear();
        QCOMPARE(player.count(), 0);
        QCOMPARE(player.current(), -1);
        QCOMPARE(player.duration(), 0.0);
        player.play(); // nothing to play is no failure
        QVERIFY(!player.isPlaying());
    }

    void volumeAndLoopAreKeptWithinBounds() {
        AbPlayer player;
        player.setVolume(3);
        QCOMPARE(player.volume(), 1.0);
        player.setVolume(0.25);
        QCOMPARE(player.volume(), 0.25);
        player.setTracks({{"natural", sine(200, 2)}});
        player.setLoop(0.5, 0.5001);
        QVERIFY(player.loops());
        player.clearLoop();
        QVERIFY(!player.loops());
    }

    void withoutADeviceItSaysWhy() {
        AbPlayer player;
        QSignalSpy failed(&player, &AbPlayer::failed);
        QCOMPARE(player.available(), Player::hasDevice());
        QCOMPARE(player.unavailableText().isEmpty(), player.available());
        if (player.available()) return; // heard in tst_playback
        QVERIFY(player.unavailableText().contains("no audio device"));
        QVERIFY(AbPlayer::devices().isEmpty());
        player.setTracks({{"natural", sine(200, 1)}, {"generated", sine(210, 1)}});
        player.seek(0.5);
        player.play();
        QCOMPARE(failed.count(), 1);
        QVERIFY(!player.isPlaying());
        player.setCurrent(1); // everything else works
        QCOMPARE(player.position(), 0.5);
    }

    void soundsAreResampledAndMixedDown() {
        const QTemporaryDir folder;
        const Path file = Path(folder.filePath("tone.wav").toStdString());
        const auto tone = sine(440, 0.5, 24000);
        writeWave16(file, tone->samples, 24000);
        const PlaySource::SoundPtr own = loadSound(file);
        QCOMPARE(own->rate, 24000.0);
        QCOMPARE(own->samples.size(), tone->samples.size());
        const PlaySource::SoundPtr other = loadSound(file, 16000);
        QCOMPARE(other->rate, 16000.0);
        QCOMPARE(other->samples.size(), std::size_t(8000));
        const auto expected = sine(440, 0.5, 16000);
        for (std::size_t i = 200; i < 7800; ++i)
            QVERIFY(std::abs(other->samples[i] - expected->samples[i]) < 2e-4F);
        QCOMPARE(atRate(own, 24000), own);
        QCOMPARE(atRate(nullptr, 16000), nullptr);
        QVERIFY_EXCEPTION_THROWN(loadSound(Path(folder.path().toStdString()) / "none.wav"), Error);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(loadSound(file, 0, JobControl{stop.get_token(), {}}), Cancelled);
    }

    void loudnessIsMadeEqual() {
        const std::vector<PlaySource::SoundPtr> sounds{sine(200, 1), sine(200, 1, 16000, 0.05F), nullptr};
        const std::vector<float> gains = equalLoudness(sounds);
        QCOMPARE(gains.size(), std::size_t(3));
        QVERIFY(std::abs(gains[0] - 1) < 1e-4F);
        QVERIFY(std::abs(gains[1] - 10) < 1e-2F);
    }
};

QTEST_GUILESS_MAIN(TestAbPlayer)
#include "tst_ab_player.moc"
