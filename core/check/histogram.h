// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sonorant {

/// How many values fall into each of equally wide bins [low + i * width, low + (i + 1) * width).
struct Histogram {
    double low = 0, width = 1;
    std::vector<std::size_t> counts;

    std::size_t total() const;
};

/// Bins of 1, 2 or 5 times a power of ten, at most `most` of them, that begin at a multiple of their width.
/// Values that are not finite count nowhere.
Histogram makeHistogram(std::span<const double> values, std::size_t most = 30);

} // namespace sonorant
