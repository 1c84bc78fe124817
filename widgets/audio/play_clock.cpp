// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audio/play_clock.h"

#include <algorithm>

namespace sonorant {

namespace {

constexpr std::int64_t windowNs = 500'000'000;

} // namespace

void PlayClock::start(double rate) {
    m_rate = rate;
    m_origin = m_played = m_written = 0;
    m_words.clear();
}

void PlayClock::observe(std::int64_t played, std::int64_t written, std::int64_t ns) {
    if (m_origin == 0) m_origin = ns;
    m_written = written;
    while (!m_words.empty() && m_words.front().ns < ns - windowNs)
        m_words.pop_front();
    const bool news = played > m_played;
    m_played = std::max(m_played, played);
    if (played >= written) m_words.clear(); // run dry, the device waits, and time tells nothing
    if (!news || played >= written) return;
    const double lead = static_cast<double>(played) - expected(ns);
    while (!m_words.empty() && m_words.back().lead <= lead)
        m_words.pop_back();
    m_words.push_back({ns, lead});
}

double PlayClock::played(std::int64_t ns) const {
    const auto least = static_cast<double>(m_played), most = static_cast<double>(m_written);
    return m_words.empty() ? least : std::clamp(m_words.front().lead + expected(ns), least, most);
}

} // namespace sonorant
