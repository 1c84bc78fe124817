// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audio/play_source.h"

#include <algorithm>
#include <cmath>

namespace sonorant {

float PlaySource::valueOf(const Voice& voice) {
    if (!voice.sound || voice.at < 0) return 0;
    const std::vector<float>& samples = voice.sound->samples;
    const auto left = static_cast<std::size_t>(voice.at);
    if (left >= samples.size()) return 0;
    const auto part = static_cast<float>(voice.at - static_cast<double>(left));
    const float right = left + 1 < samples.size() ? samples[left + 1] : 0;
    // Samples that are no numbers would be noise of the worst kind.
    const float value = part > 0 ? samples[left] + (right - samples[left]) * part : samples[left];
    return std::isfinite(value) ? value * voice.gain : 0;
}

void PlaySource::advance(Voice& voice) const {
    if (voice.sound) voice.at += voice.sound->rate / m_outputRate;
}

/// What is heard at this moment, be it a mixture already, goes as a whole.
void PlaySource::crossFade() {
    for (Going& going : m_going)
        going.share *= 1 - m_fade;
    std::erase_if(m_going, [](const Going& going) { return going.share <= 0; });
    if (m_fade > 0) m_going.push_back({m_voice, m_fade});
    m_fade = 0;
}

void PlaySource::setSound(SoundPtr sound, float gain) {
    const double moment = position();
    crossFade();
    m_voice.sound = std::move(sound);
    m_voice.gain = gain;
    m_voice.at = m_voice.sound ? moment * m_voice.sound->rate : 0;
}

void PlaySource::setLoop(double begin, double end) {
    m_loopBegin = std::max(0.0, begin);
    m_loopEnd = end;
    m_turned = false;
}

void PlaySource::seek(double seconds) {
    crossFade();
    if (!m_voice.sound) return;
    m_voice.at = std::clamp(seconds, 0.0, length()) * m_voice.sound->rate;
    m_sinceJump = 0;
    m_turned = false;
}

void PlaySource::fadeIn() {
    m_going.clear();
    m_fade = 0;
    m_sinceJump = 0;
    m_turned = false;
}

bool PlaySource::atEnd() const {
    if (!m_voice.sound) return true;
    const auto samples = static_cast<double>(m_voice.sound->samples.size());
    return m_voice.at >= std::max(samples, m_length * m_voice.sound->rate);
}

double PlaySource::length() const {
    return m_voice.sound ? std::max(m_voice.sound->seconds(), m_length) : 0;
}

/// Nothing follows the end of the loop that could fade into its beginning.
bool PlaySource::loopEndsWithSound() const {
    return std::min(m_loopEnd, length()) + fadeSeconds > m_voice.sound->seconds();
}

/// It fades out before, then.
float PlaySource::loopEnvelope() const {
    if (!loops() || !m_voice.sound || !loopEndsWithSound()) return 1;
    const double left = std::min(m_loopEnd, length()) - position();
    return left < 0 ? 1 : static_cast<float>(std::min(1.0, left / fadeSeconds));
}

/// One sample of everything that sounds; all move on.
float PlaySource::mix() {
    float value = valueOf(m_voice) * loopEnvelope();
    if (m_fade < 1) {
        float rest = 0;
        for (Going& going : m_going) {
            rest += going.share * valueOf(going.voice);
            advance(going.voice);
        }
        value = m_fade * value + (1 - m_fade) * rest;
        m_fade = std::min(1.0F, m_fade + static_cast<float>(1 / (fadeSeconds * m_outputRate)));
        if (m_fade >= 1) m_going.clear();
    }
    advance(m_voice);
    return value;
}

/// Back to the beginning. What would follow the end fades into it; it is silence where the sound ends.
void PlaySource::turnLoop() {
    crossFade();
    if (loopEndsWithSound()) m_going.clear();
    m_voice.at = m_loopBegin * m_voice.sound->rate;
    m_sinceJump = 0;
    m_turned = true;
}

std::size_t PlaySource::read(std::span<float> target) {
    const auto step = static_cast<float>(1 / (fadeSeconds * m_outputRate));
    std::size_t sounding = 0;
    for (float& value : target) {
        if (!atEnd()) ++sounding;
        const bool before = position() < m_loopEnd;
        m_gain += std::clamp(m_wantedGain - m_gain, -step, step);
        value = mix() * m_gain;
        m_sinceJump += 1 / m_outputRate;
        if (loops() && before && m_voice.sound && (position() >= m_loopEnd || atEnd())) turnLoop();
    }
    return sounding;
}

double PlaySource::positionBefore(double samples) const {
    const double back = samples / m_outputRate;
    if (back <= m_sinceJump) return position() - back;
    const double origin = position() - m_sinceJump;
    // Before the turn: still at the end of the loop.
    return m_turned ? std::max(m_loopBegin, m_loopEnd - (back - m_sinceJump)) : origin;
}

} // namespace sonorant
