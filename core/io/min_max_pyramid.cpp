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
    const std::size_t index = m_values.size();
    m_values.push_back(value);
    std::size_t block = index;
    for (auto& level : m_levels) {
        block /= fan;
        if (level.size() <= block) level.resize(block + 1);
        if (std::isfinite(value)) level[block].include(value, value);
    }
}

void MinMaxPyramid::truncate(std::size_t size) {
    if (size >= m_values.size()) return;
    m_values.resize(size);
    std::size_t blocks = size;
    for (std::size_t level = 0; level < levelCount; ++level) {
        blocks = (blocks + fan - 1) / fan;
        m_levels[level].resize(blocks);
        if (blocks > 0) m_levels[level].back() = blockBelow(level, blocks - 1);
    }
}

/// A block made anew from the level below it.
MinMaxPyramid::Range MinMaxPyramid::blockBelow(std::size_t level, std::size_t block) const {
    Range range;
    const std::size_t first = block * fan;
    if (level == 0) {
        for (std::size_t i = first; i < std::min(first + fan, m_values.size()); ++i)
            if (std::isfinite(m_values[i])) range.include(m_values[i], m_values[i]);
    } else {
        const auto& below = m_levels[level - 1];
        for (std::size_t i = first; i < std::min(first + fan, below.size()); ++i)
            range.include(below[i]);
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
