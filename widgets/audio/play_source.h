// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
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
    void setSound(SoundPtr sound);
    const SoundPtr& sound() const { return m_sound; }
    /// Linear; changes ramp over 5 ms.
    void setGain(float gain) { m_wantedGain = gain; }
    /// An own gain of this sound, for equal loudness; ramps as well.
    void setSoundGain(float gain) { m_wantedSoundGain = gain; }
    /// Plays [begin, end) again and again; equal ends: no loop. Seconds.
    void setLoop(double begin, double end);
    bool loops() const { return m_loopEnd > m_loopBegin; }

    double position() const { return m_position; } ///< seconds, of the next sample read
    void seek(double seconds);
    /// Fades in over 5 ms from here: after a start or a seek.
    void fadeIn() { m_envelope = 0; }
    bool atEnd() const;

    /// Fills `target` and returns how many samples came from the sound; after its end zeros follow.
    std::size_t read(std::span<float> target);
    /// The moment of the sound that lay `samples` output samples before position(), loops considered.
    double positionBefore(double samples) const;

private:
    static constexpr double fadeSeconds = 0.005;
    float valueAt(const Sound& sound, double seconds) const;
    void step(float& value, float wanted) const;

    SoundPtr m_sound, m_fading;
    double m_outputRate;
    double m_position = 0;
    double m_loopBegin = 0, m_loopEnd = 0;
    float m_gain = 1, m_wantedGain = 1, m_soundGain = 1, m_wantedSoundGain = 1, m_fadingGain = 1;
    float m_fade = 1;     ///< share of the new sound while the old one fades
    float m_envelope = 1; ///< of starting
};

} // namespace sonorant
