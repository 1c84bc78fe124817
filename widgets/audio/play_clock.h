// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>

namespace sonorant {

/// How many samples a device has played. The device says so now and then and never too early: its word is
/// late by however long the sound server has not been asked. So of what it said within the last half second
/// the one with the least delay counts, and time goes on from there; what has not been written cannot have
/// been played. A drift between the device's clock and the computer's never amounts to anything within half a
/// second.
class PlayClock {
public:
    /// The device starts. @param rate Hz
    void start(double rate);
    /// The device says that it has played `played` of `written` samples. @param ns any steady clock, not 0
    void observe(std::int64_t played, std::int64_t written, std::int64_t ns);
    /// Samples played at that time: never more than were written at the last observation.
    double played(std::int64_t ns) const;

private:
    struct Word {
        std::int64_t ns;
        double lead; ///< samples played beyond those that time alone would have played
    };

    double expected(std::int64_t ns) const { return static_cast<double>(ns - m_origin) * 1e-9 * m_rate; }

    double m_rate = 16000;
    std::int64_t m_origin = 0; ///< ns
    std::int64_t m_played = 0, m_written = 0;
    std::deque<Word> m_words; ///< of falling lead: the first is the largest within the window
};

} // namespace sonorant
