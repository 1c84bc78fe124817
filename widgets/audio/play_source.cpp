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

void PlaySource::crossFade() {
    m_fading = m_voice;
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
    m_fading = {};
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

/// Fades out before the turn of the loop; after it the start fades in.
float PlaySource::loopEnvelope() const {
    if (!loops()) return 1;
    const double left = m_loopEnd - position();
    return left < 0 ? 1 : static_cast<float>(std::min(1.0, left / fadeSeconds));
}

std::size_t PlaySource::read(std::span<float> target) {
    const auto step = static_cast<float>(1 / (fadeSeconds * m_outputRate));
    std::size_t sounding = 0;
    for (float& value : target) {
        if (!atEnd()) ++sounding;
        value = valueOf(m_voice) * loopEnvelope();
        if (m_fade < 1) {
            value = m_fade * value + (1 - m_fade) * valueOf(m_fading);
            m_fade = std::min(1.0F, m_fade + step);
            advance(m_fading);
        }
        m_gain += std::clamp(m_wantedGain - m_gain, -step, step);
        value *= m_gain;
        const bool before = position() < m_loopEnd;
        advance(m_voice);
        m_sinceJump += 1 / m_outputRate;
        const bool over = position() >= m_loopEnd || atEnd();
        if (loops() && before && over && m_voice.sound) {
            m_voice.at = m_loopBegin * m_voice.sound->rate;
            m_fading = {};
            m_fade = 0;
            m_sinceJump = 0;
            m_turned = true;
        }
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
