// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace sonorant {

enum class FrequencyScale { Linear, Mel, Logarithmic };

/// Frequencies along an edge of a picture: position 0 is the lowest, 1 the highest.
class FrequencyAxis {
public:
    FrequencyAxis() = default;
    /// @param low, high Hz; the logarithmic scale starts at 40 Hz at the lowest
    FrequencyAxis(FrequencyScale scale, double low, double high);

    FrequencyScale scale() const { return m_scale; }
    double low() const { return m_low; }
    double high() const { return m_high; }
    double positionOf(double hertz) const; ///< beyond [0, 1] outside
    double hertzAt(double position) const;
    /// Round frequencies for a ruler, ascending, no two nearer to each other than `distance` (of the axis).
    std::vector<double> ticks(double distance) const;

private:
    double warped(double hertz) const;
    double unwarped(double value) const;

    FrequencyScale m_scale = FrequencyScale::Linear;
    double m_low = 0, m_high = 8000;
};

} // namespace sonorant
