// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace sonorant {

std::size_t Histogram::total() const {
    return std::accumulate(counts.begin(), counts.end(), std::size_t(0));
}

namespace {

/// NaN becomes 0.
double within(double value, double most) {
    return value > 0 ? std::min(value, most) : 0.0;
}

double leastWidth(double low, double high, double most) {
    constexpr double smallest = 1e-300; // below it, powers of ten lose their digits
    if (high <= low) return std::max(std::abs(low) / 10, 1e-6);
    const double range = high - low;
    return std::max(std::isinf(range) ? high / most - low / most : range / most, smallest);
}

} // namespace

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
    const double least = leastWidth(low, high, static_cast<double>(most));
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    const auto bins = [&](double width) { return std::floor(high / width) - std::floor(low / width) + 1; };
    for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0}) {
        histogram.width = factor * power;
        if (histogram.width >= least && bins(histogram.width) <= static_cast<double>(most)) break;
    }
    histogram.low =
        std::max(std::floor(low / histogram.width) * histogram.width, std::numeric_limits<double>::lowest());
    // At the ends of what a double can hold, quotients round to anything.
    const double last = within(bins(histogram.width), static_cast<double>(most)) - 1;
    histogram.counts.assign(static_cast<std::size_t>(std::max(last, 0.0)) + 1, 0);
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        double bin = (value - histogram.low) / histogram.width;
        if (std::isinf(bin)) bin = value / histogram.width - histogram.low / histogram.width;
        ++histogram.counts[static_cast<std::size_t>(within(bin, last))];
    }
    return histogram;
}

} // namespace sonorant
