// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace sonorant {

/// Seconds since it was made, by the clock that nobody sets.
class Stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
    }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

} // namespace sonorant
