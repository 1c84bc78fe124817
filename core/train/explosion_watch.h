// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace sonorant {

/// Sees a loss that grows without end before it is no number any more: the mean of the last mini-batches
/// against that of the first ones since the watch began. Should these have exploded already, the very first
/// one tells: before the first step of the optimiser.
class ExplosionWatch {
public:
    static constexpr std::size_t batches = 20; ///< that are averaged

    struct Finding {
        double now, before; ///< means of the loss
    };

    /// @param factor times the loss at the beginning; 0: nothing is watched
    explicit ExplosionWatch(double factor) : m_factor(factor) {}

    /// The loss of one more mini-batch, the sum of all losses. The finding when it has exploded.
    std::optional<Finding> add(double loss);
    /// Begins anew: what the loss is from now on is right.
    void reset();

private:
    double m_factor;
    std::vector<double> m_recent; ///< a ring
    std::size_t m_next = 0;
    std::optional<double> m_first, m_before;
};

} // namespace sonorant
