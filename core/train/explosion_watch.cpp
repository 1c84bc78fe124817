// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/explosion_watch.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sonorant {

std::optional<ExplosionWatch::Finding> ExplosionWatch::add(double loss) {
    if (m_factor <= 0) return std::nullopt;
    if (!m_first) m_first = loss;
    if (m_recent.size() < batches)
        m_recent.push_back(loss);
    else
        m_recent[m_next++ % batches] = loss;
    if (m_recent.size() < batches) return std::nullopt;
    const double mean = std::accumulate(m_recent.begin(), m_recent.end(), 0.0) / static_cast<double>(batches);
    // One mini-batch may be easy by chance, but not so easy.
    constexpr double slack = 5;
    if (!m_before) m_before = *m_first > 0 ? std::min(mean, slack * *m_first) : mean;
    // Losses may be negative (likelihoods): what counts is how far it went up.
    if (mean - *m_before < (m_factor - 1) * std::abs(*m_before) || mean <= *m_before) return std::nullopt;
    return Finding{mean, *m_before};
}

void ExplosionWatch::reset() {
    m_recent.clear();
    m_next = 0;
    m_first.reset();
    m_before.reset();
}

} // namespace sonorant
