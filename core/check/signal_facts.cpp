// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/signal_facts.h"

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

/// The largest positive value of 16 bit; the other formats come closer to 1.
constexpr float fullScaleFrom = 32767.0F / 32768.0F;

} // namespace

void SignalFacts::add(std::span<const float> stretch) {
    for (const float value : stretch) {
        const std::int64_t index = values++;
        if (!std::isfinite(value)) {
            if (notFinite++ == 0) firstNotFinite = index;
            m_run = 0;
            continue;
        }
        if (value == 0) ++zeros;
        energy += static_cast<double>(value) * value;
        minimum = m_any ? std::min(minimum, value) : value;
        maximum = m_any ? std::max(maximum, value) : value;
        m_any = true;
        if (std::abs(value) < fullScaleFrom) {
            m_run = 0;
        } else {
            ++m_run;
            fullScale += m_run == 2 ? 2 : m_run > 2 ? 1 : 0;
        }
    }
}

double SignalFacts::rms() const {
    const std::int64_t finite = values - notFinite;
    return finite > 0 ? std::sqrt(energy / static_cast<double>(finite)) : 0;
}

PitchFacts pitchFacts(std::span<const float> f0, double limit, double nyquist) {
    PitchFacts facts;
    for (const float value : f0) {
        const std::int64_t frame = facts.frames++;
        if (!std::isfinite(value)) continue; // counted as such elsewhere
        const bool bad = value < 0 || value > limit || value > nyquist;
        if (bad && facts.firstBad < 0) facts.firstBad = frame;
        if (value < 0) ++facts.negative;
        if (value > nyquist)
            ++facts.aboveNyquist;
        else if (value > limit)
            ++facts.aboveLimit;
        facts.lowest = frame == 0 ? value : std::min(facts.lowest, value);
        facts.highest = std::max(facts.highest, value);
        if (value > 0) ++facts.voiced;
    }
    return facts;
}

} // namespace sonorant
