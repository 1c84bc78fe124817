// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/histogram.h"

#include <cstdint>
#include <vector>

namespace sonorant {

/// Of one column, or of all values. Everything but the counts is over finite values.
struct ValueStatistics {
    std::int64_t count = 0; ///< of all values
    std::int64_t nan = 0, infinite = 0;
    double minimum = 0, maximum = 0; ///< 0 without a finite value
    double mean = 0;
    double deviation = 0; ///< population
    /// 1, 50 and 99 %: of all values up to a quarter of a million, of as many evenly spread ones beyond.
    double lower = 0, median = 0, upper = 0;
    Histogram histogram;
    std::int64_t below = 0, above = 0; ///< finite values outside the histogram, where a few are far off

    std::int64_t finite() const { return count - nan - infinite; }
};

struct DocumentStatistics {
    ValueStatistics all;
    std::vector<ValueStatistics> columns; ///< empty for more than 4096 columns
};

} // namespace sonorant
