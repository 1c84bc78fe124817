// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace sonorant {

/// A growing list of values with the smallest and largest of every block of 16, of 256, and so on, so that
/// the range over any stretch costs a few dozen steps however long the stretch is. Not thread-safe.
class MinMaxPyramid {
public:
    /// Smallest and largest finite value of a stretch. `empty` when it holds none.
    struct Range {
        float minimum = 0, maximum = 0;
        bool empty = true;

        void include(float low, float high);
        void include(const Range& other) {
            if (!other.empty) include(other.minimum, other.maximum);
        }
    };

    std::size_t size() const { return m_values.size(); }
    float operator[](std::size_t index) const { return m_values[index]; }

    /// NaN and infinity are kept as they are, but no range counts them.
    void append(float value);
    /// Forgets everything from `size` on. No-op when there is no more than that.
    void truncate(std::size_t size);
    void clear() { truncate(0); }

    /// Over [first, last), which is cut to what is there.
    Range range(std::size_t first, std::size_t last) const;

private:
    static constexpr std::size_t fan = 16;
    static constexpr std::size_t levelCount = 6; ///< blocks of 16 ... 16^6 = 16.7 million values

    Range blockBelow(std::size_t level, std::size_t block) const;

    std::vector<float> m_values;
    std::array<std::vector<Range>, levelCount> m_levels; ///< full blocks only
};

} // namespace sonorant
