// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/min_max_pyramid.h"

#include <algorithm>
#include <cmath>

namespace sonorant {

void MinMaxPyramid::Range::include(float low, float high) {
    minimum = empty ? low : std::min(minimum, low);
    maximum = empty ? high : std::max(maximum, high);
    empty = false;
}

void MinMaxPyramid::append(float value) {
    m_values.push_back(value);
    // A block is made when it is full; range() never asks for one that is not.
    std::size_t blocks = m_values.size();
    for (std::size_t level = 0; level < levelCount && blocks % fan == 0; ++level) {
        blocks /= fan;
        m_levels[level].push_back(blockBelow(level, blocks - 1));
    }
}

void MinMaxPyramid::truncate(std::size_t size) {
    if (size >= m_values.size()) return;
    m_values.resize(size);
    for (auto& level : m_levels) {
        size /= fan;
        level.resize(size);
    }
}

/// A full block, made from the level below it.
MinMaxPyramid::Range MinMaxPyramid::blockBelow(std::size_t level, std::size_t block) const {
    Range range;
    const std::size_t first = block * fan;
    for (std::size_t i = first; i < first + fan; ++i) {
        if (level > 0)
            range.include(m_levels[level - 1][i]);
        else if (std::isfinite(m_values[i]))
            range.include(m_values[i], m_values[i]);
    }
    return range;
}

MinMaxPyramid::Range MinMaxPyramid::range(std::size_t first, std::size_t last) const {
    Range range;
    last = std::min(last, m_values.size());
    std::size_t level = 0;
    const auto include = [&](std::size_t block) {
        if (level == 0) {
            if (std::isfinite(m_values[block])) range.include(m_values[block], m_values[block]);
        } else {
            range.include(m_levels[level - 1][block]);
        }
    };
    // Climb while whole blocks lie between both ends; what sticks out on either side is taken one by one.
    while (first < last) {
        if (level == levelCount) {
            for (; first < last; ++first)
                include(first);
            break;
        }
        for (; first < last && first % fan != 0; ++first)
            include(first);
        for (; first < last && last % fan != 0; --last)
            include(last - 1);
        first /= fan;
        last /= fan;
        ++level;
    }
    return range;
}

} // namespace sonorant
