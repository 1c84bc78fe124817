// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace sonorant {

/// Sound that can be played: one channel, float32, full scale 1.
struct Sound {
    std::vector<float> samples;
    double rate = 16000; ///< Hz

    double seconds() const { return static_cast<double>(samples.size()) / rate; }
};

/// What the player sends to the device next: position, loop, gain, and changes of them without a click. Knows
/// no device, so that it can be tested sample by sample. Not thread-safe.
class PlaySource {
public:
    using SoundPtr = std::shared_ptr<const Sound>;

    /// @param outputRate Hz of what is read; sounds of another rate are resampled (linear)
    explicit PlaySource(double outputRate = 16000) : m_outputRate(outputRate) {}
    void setOutputRate(double rate) { m_outputRate = rate; }
    double outputRate() const { return m_outputRate; }

    /// Another sound at the same moment: the old one fades into it over 5 ms.
    /// @param gain of this sound, linear, for equal loudness
    void setSound(SoundPtr sound, float gain = 1);
    const SoundPtr& sound() const { return m_voice.sound; }
    /// Sounds that are shorter are silent up to here. Seconds; 0: each ends at its own end.
    void setLength(double seconds) { m_length = seconds; }
    /// Seconds: of the sound or the common length, whichever is longer; 0 without a sound.
    double length() const;
    /// Of everything, linear; changes ramp over 5 ms.
    void setGain(float gain) { m_wantedGain = gain; }
    /// Plays [begin, end) again and again, equal ends: no loop. Seconds. What follows the end fades into the
    /// beginning over 5 ms; where the sound ends there, it fades out before and in after.
    void setLoop(double begin, double end);
    bool loops() const { return m_loopEnd > m_loopBegin; }

    /// Seconds, of the next sample read.
    double position() const { return secondsOf(m_voice); }
    /// What played fades into the new place over 5 ms.
    void seek(double seconds);
    /// What comes next fades in over 5 ms: after a start.
    void fadeIn();
    bool atEnd() const;

    /// Fills `target` and returns how many samples came from the sound; after its end zeros follow.
    std::size_t read(std::span<float> target);
    /// The moment of the sound that was read `samples` output samples ago: where the loudspeaker is when that
    /// many are still on their way to it. Never before the last start or seek.
    double positionBefore(double samples) const;

private:
    /// One sound being read.
    struct Voice {
        SoundPtr sound;
        double at = 0; ///< of the next sample, in samples of the sound
        float gain = 1;
    };
    /// A voice that goes, with its share of what is going.
    struct Going {
        Voice voice;
        float share = 1;
    };
    static constexpr double fadeSeconds = 0.005;

    static double secondsOf(const Voice& voice) { return voice.sound ? voice.at / voice.sound->rate : 0; }
    static float valueOf(const Voice& voice);
    void advance(Voice& voice) const;
    void crossFade();
    bool loopEndsWithSound() const;
    float loopEnvelope() const;
    float mix();
    void turnLoop();

    Voice m_voice;
    std::vector<Going> m_going; ///< several when changes follow each other within one fade; empty: silence
    float m_fade = 1;           ///< share of m_voice; the rest is theirs
    double m_outputRate;
    double m_length = 0;
    double m_loopBegin = 0, m_loopEnd = 0;
    double m_sinceJump = 0; ///< seconds read since the last start, seek or turn of the loop
    bool m_turned = false;  ///< that jump was a turn of the loop
    float m_gain = 1, m_wantedGain = 1;
};

} // namespace sonorant
