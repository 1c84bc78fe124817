// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sound_server.h"
#include "widgets/audio/ab_player.h"
#include "widgets/audio/load_sound.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <span>

using namespace sonorant;
using namespace sonorant::test;

namespace {

constexpr int rate = 16000;

/// A place where one sound is found in another.
struct Match {
    std::int64_t at = 0; ///< of its first sample
    double correlation = 0;
};

double correlationAt(std::span<const float> pattern, std::span<const float> sound) {
    double product = 0, one = 0, other = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        product += static_cast<double>(pattern[i]) * static_cast<double>(sound[i]);
        one += static_cast<double>(pattern[i]) * static_cast<double>(pattern[i]);
        other += static_cast<double>(sound[i]) * static_cast<double>(sound[i]);
    }
    return one > 0 && other > 0 ? product / std::sqrt(one * other) : 0;
}

/// Every place between `first` and `last` is tried with the beginning of the pattern; the best counts as a
/// whole.
Match find(std::span<const float> pattern, std::span<const float> sound, std::int64_t first,
           std::int64_t last) {
    Match best;
    const auto beginning = pattern.first(std::min<std::size_t>(pattern.size(), 300));
    last =
        std::min(last, static_cast<std::int64_t>(sound.size()) - static_cast<std::int64_t>(pattern.size()));
    for (std::int64_t at = std::max<std::int64_t>(0, first); at <= last; ++at) {
        const double found = correlationAt(beginning, sound.subspan(static_cast<std::size_t>(at)));
        if (found > best.correlation) best = {at, found};
    }
    if (best.correlation > 0)
        best.correlation = correlationAt(pattern, sound.subspan(static_cast<std::size_t>(best.at)));
    return best;
}

/// What positionChanged() said, and when.
struct Moment {
    std::int64_t ns;
    double position;
};

/// Speech-like and nowhere like itself: noise through a slow filter, never zero for long.
std::shared_ptr<Sound> noise(unsigned seed, double seconds) {
    auto sound = std::make_shared<Sound>();
    sound->rate = rate;
    float smooth = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(seconds * rate); ++i) {
        seed = seed * 1664525u + 1013904223u;
        smooth = 0.7F * smooth + 0.3F * (static_cast<float>(seed >> 8) / 8388608.0F - 1);
        sound->samples.push_back(0.5F * smooth);
    }
    return sound;
}

/// Samples at which the recording is silent in between: the machine was too busy to fill the device's buffer.
bool ranDry(std::span<const float> heard) {
    const auto sounds = [](float x) { return x != 0; };
    const auto first = std::find_if(heard.begin(), heard.end(), sounds);
    const auto last = std::find_if(heard.rbegin(), heard.rend(), sounds).base();
    int zeros = 0;
    for (auto at = first; at < last; ++at) {
        zeros = *at == 0 ? zeros + 1 : 0;
        if (zeros >= 32) return true;
    }
    return false;
}

/// One listening: what was played, what was recorded, and what the player said meanwhile.
struct Listening {
    std::vector<float> heard;
    double originNs = 0; ///< when sample 0 of `heard` was there
    std::int64_t startedNs = 0;
    std::vector<Moment> moments;
    bool whole = false; ///< nothing is missing for want of processor time

    /// Milliseconds from the moment at which a position was shown to that at which it was heard.
    /// @param start where sample 0 of what was played lies in `heard`
    std::vector<double> cursorErrors(std::int64_t start) const {
        std::vector<double> errors;
        for (const Moment& moment : moments) {
            const double sample = static_cast<double>(start) + moment.position * rate;
            if (moment.position > 0)
                errors.push_back((originNs + sample * 1e9 / rate - static_cast<double>(moment.ns)) / 1e6);
        }
        return errors;
    }
};

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 1e9 : values[static_cast<std::size_t>(share * double(values.size() - 1))];
}

} // namespace

/// Played through Qt Multimedia into a PulseAudio server of its own, recorded from there and compared. How
/// the two time scales meet: the recorder notes when the samples arrive, which gives the moment of each
/// recorded sample; the file found in the recording gives the moment at which each sample of the file
/// sounded; positionChanged() gives the moment at which the player said to be there. The monitor of a null
/// sink hands on what the sink renders, ahead of the time at which it would be heard by the latency of the
/// sink (5 ms as the recorder asks for it): the cursor, which allows for that, comes as much later.
class TestPlayback : public QObject {
    Q_OBJECT

    std::unique_ptr<SoundServer> m_server;
    PlaySource::SoundPtr m_speech;

    /// Plays until it ends or `done`. Listens again, up to five times, where the machine could not keep up.
    Listening listen(std::vector<Track> tracks, const std::function<void(AbPlayer&)>& set,
                     const std::function<bool(AbPlayer&, double)>& step) {
        Listening result;
        for (int attempt = 0; attempt < 5 && !result.whole; ++attempt) {
            result = {};
            AbPlayer player;
            player.setTracks(tracks);
            set(player);
            Recorder recorder(*m_server, rate);
            if (!recorder.start()) continue;
            bool over = false;
            connect(&player, &AbPlayer::ended, this, [&] { over = true; });
            connect(&player, &AbPlayer::positionChanged, this, [&](double at) {
                if (player.isPlaying()) result.moments.push_back({nowNs(), at});
            });
            result.startedNs = nowNs();
            player.play();
            QElapsedTimer clock;
            clock.start();
            while (!over && clock.elapsed() < 20000) {
                QTest::qWait(5);
                over = over || step(player, static_cast<double>(clock.elapsed()) / 1000);
            }
            player.stop();
            QTest::qWait(200); // what is on its way to the recorder
            recorder.stop();
            result.heard = recorder.samples();
            result.originNs = recorder.originNs();
            result.whole = over && !ranDry(result.heard);
            if (!result.whole) qInfo("the buffer ran dry: once more");
        }
        return result;
    }

    static Match findMiddle(const Sound& sound, double seconds, const std::vector<float>& heard) {
        const auto begin = static_cast<std::size_t>(seconds * rate);
        Match match = find(std::span(sound.samples).subspan(begin, 1600), heard, 0, 1'000'000);
        match.at -= static_cast<std::int64_t>(begin);
        return match;
    }

private Q_SLOTS:
    void initTestCase() {
        m_server = std::make_unique<SoundServer>(rate);
        QVERIFY2(m_server->isRunning(), qPrintable(m_server->problem()));
        m_speech = loadSound(Path(SONORANT_DEMO_PROJECT) / "wav" / "vm-delete.wav", rate);
    }
    void cleanupTestCase() { m_server.reset(); }

    void theDeviceIsThere() {
        AbPlayer player;
        QVERIFY(player.available());
        QVERIFY(player.unavailableText().isEmpty());
        QVERIFY(!AbPlayer::devices().isEmpty());
    }

    void aFileIsHeardAsItIs() {
        const Listening one = listen(
            {{"natural", m_speech}}, [](AbPlayer&) {}, [](AbPlayer&, double) { return false; });
        QVERIFY2(one.whole, "five times the buffer ran dry");
        const Match match = findMiddle(*m_speech, 0.5, one.heard);
        QVERIFY2(match.correlation > 0.9999, qPrintable(QString::number(match.correlation)));
        QVERIFY(match.at >= 0);
        // Every sample behind the fade of 5 ms, to the very end.
        float largest = 0;
        QVERIFY(one.heard.size() >= static_cast<std::size_t>(match.at) + m_speech->samples.size());
        for (std::size_t i = 100; i < m_speech->samples.size(); ++i)
            largest = std::max(
                largest, std::abs(one.heard[static_cast<std::size_t>(match.at) + i] - m_speech->samples[i]));
        QVERIFY2(largest < 1e-4F, qPrintable(QString::number(largest)));
        const double start = (one.originNs - static_cast<double>(one.startedNs)) / 1e6 +
                             static_cast<double>(match.at) * 1000 / rate;
        const std::vector<double> errors = one.cursorErrors(match.at);
        qInfo("%zu samples, largest difference %g; heard %.1f ms after play(); the sound is ahead of the "
              "cursor by %.1f ms "
              "(median of %zu; 5 %% below %.1f, 95 %% below %.1f)",
              m_speech->samples.size(), static_cast<double>(largest), start, -percentile(errors, 0.5),
              errors.size(), -percentile(errors, 0.95), -percentile(errors, 0.05));
        QVERIFY2(start < 250, qPrintable(QString::number(start)));
        QVERIFY(errors.size() > 20);
        QVERIFY(std::abs(percentile(errors, 0.5)) < 20);
        QVERIFY(percentile(errors, 0.05) > -20 && percentile(errors, 0.95) < 20);
    }

    void switchingKeepsThePosition() {
        const auto natural = noise(1, 2.5), generated = noise(7, 2.5);
        int switches = 0;
        const auto change = [&](AbPlayer& player, double) {
            const double at = player.position();
            if (at < 0.1) switches = 0; // a new attempt
            if ((at > 0.8 && switches == 0) || (at > 1.6 && switches == 1)) {
                ++switches;
                player.setCurrent(switches % 2);
            }
            return false;
        };
        const Listening one = listen(
            {{"natural", natural}, {"generated", generated}}, [](AbPlayer&) {}, change);
        QVERIFY2(one.whole, "five times the buffer ran dry");
        const Match before = findMiddle(*natural, 0.5, one.heard);
        const Match between = findMiddle(*generated, 1.2, one.heard);
        const Match after = findMiddle(*natural, 2.1, one.heard);
        for (const Match& match : {before, between, after})
            QVERIFY2(match.correlation > 0.9999, qPrintable(QString::number(match.correlation)));
        QCOMPARE(between.at, before.at); // to the sample
        QCOMPARE(after.at, before.at);
        float slope = 0, step = 0;
        for (const auto& sound : {natural, generated})
            for (std::size_t i = 1; i < sound->samples.size(); ++i)
                slope = std::max(slope, std::abs(sound->samples[i] - sound->samples[i - 1]));
        const auto begin = static_cast<std::size_t>(before.at);
        for (std::size_t i = begin + 1; i < begin + natural->samples.size(); ++i)
            step = std::max(step, std::abs(one.heard[i] - one.heard[i - 1]));
        qInfo("largest step %g, in the sounds %g", static_cast<double>(step), static_cast<double>(slope));
        QVERIFY(step <= slope + 1.0F / 80);
        const std::vector<double> errors = one.cursorErrors(before.at);
        QVERIFY(std::abs(percentile(errors, 0.5)) < 20);
    }

    void aRegionIsRepeated() {
        const auto sound = noise(3, 2);
        const Listening one = listen(
            {{"natural", sound}},
            [](AbPlayer& player) {
                player.setLoop(0.5, 0.9);
                player.seek(0.5);
            },
            [](AbPlayer&, double seconds) { return seconds > 2; });
        QVERIFY2(one.whole, "five times the buffer ran dry");
        const std::span<const float> region = std::span(sound->samples).subspan(9000, 4000);
        const Match first = find(region, one.heard, 0, 1'000'000);
        const Match second = find(region, one.heard, first.at + 100, 1'000'000);
        QVERIFY(first.correlation > 0.9999 && second.correlation > 0.9999);
        QCOMPARE((second.at - first.at) % 6400, 0); // 0.4 s
        for (const Moment& moment : one.moments)
            QVERIFY(moment.position >= 0.5 && moment.position <= 0.9);
    }
};

QTEST_GUILESS_MAIN(TestPlayback)
#include "tst_playback.moc"
