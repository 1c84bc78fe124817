// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/value_statistics.h"

#include <cstddef>
#include <span>
#include <vector>

namespace sonorant {

/// What is summed up of a column while its values pass by.
class RunningMoments {
public:
    /// Every `stride`-th of `count` values from `first` on.
    void add(const float* first, std::int64_t count, std::size_t stride);
    /// Chan's parallel update.
    void add(const RunningMoments& other);
    /// Counts, extremes, mean and deviation.
    ValueStatistics statistics() const;

private:
    std::int64_t m_count = 0, m_nan = 0, m_infinite = 0;
    double m_mean = 0, m_squares = 0; ///< squares: of differences from the mean
    float m_minimum = 0, m_maximum = 0;
};

/// Sets percentiles from a sample (which is sorted) and makes an empty histogram between sensible ends: all
/// of the range, or around the bulk of the values when a few are far off.
void planHistogram(ValueStatistics& statistics, std::vector<float>& sample, std::size_t bins = 60);

/// Counts values into a planned histogram.
class BinCounter {
public:
    explicit BinCounter(const ValueStatistics& plan);

    void add(float value) {
        // The comparisons are false for NaN; infinity is counted by RunningMoments alone.
        const double place = (static_cast<double>(value) - m_low) * m_perWidth;
        if (place >= 0 && place < m_end)
            ++m_counts[static_cast<std::size_t>(place)];
        else
            addOutside(value);
    }
    void moveTo(ValueStatistics& statistics) const; ///< adds the counts

private:
    void addOutside(float value);

    double m_low, m_high, m_perWidth, m_end;
    std::vector<std::size_t> m_counts;
    std::int64_t m_below = 0, m_above = 0;
};

} // namespace sonorant
