// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/histogram.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sonorant {

std::size_t Histogram::total() const {
    return std::accumulate(counts.begin(), counts.end(), std::size_t(0));
}

Histogram makeHistogram(std::span<const double> values, std::size_t most) {
    double low = 0, high = 0;
    bool any = false;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        low = any ? std::min(low, value) : value;
        high = any ? std::max(high, value) : value;
        any = true;
    }
    Histogram histogram;
    if (!any || most == 0) return histogram;
    const double least =
        high > low ? (high - low) / static_cast<double>(most) : std::max(std::abs(low) / 10, 1e-6);
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    const auto bins = [&](double width) { return std::floor(high / width) - std::floor(low / width) + 1; };
    for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0}) {
        histogram.width = factor * power;
        if (histogram.width >= least && bins(histogram.width) <= static_cast<double>(most)) break;
    }
    histogram.low = std::floor(low / histogram.width) * histogram.width;
    histogram.counts.assign(static_cast<std::size_t>(bins(histogram.width)), 0);
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        const auto bin = static_cast<std::size_t>(std::max(0.0, (value - histogram.low) / histogram.width));
        ++histogram.counts[std::min(bin, histogram.counts.size() - 1)];
    }
    return histogram;
}

} // namespace sonorant
