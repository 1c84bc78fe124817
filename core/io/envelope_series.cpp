// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/envelope_series.h"

#include <algorithm>
#include <cmath>

namespace sonorant {

void EnvelopeKeys::append(double key) {
    if (!m_keys.empty() && !(key > m_keys.back())) key = m_keys.back();
    m_keys.push_back(key);
}

void EnvelopeKeys::truncate(std::size_t size) {
    if (size < m_keys.size()) m_keys.resize(size);
}

std::size_t EnvelopeKeys::indexAt(double key) const {
    return static_cast<std::size_t>(std::lower_bound(m_keys.begin(), m_keys.end(), key) - m_keys.begin());
}

std::size_t EnvelopeKeys::indexNear(double key, std::size_t hint) const {
    // Steps that double, away from the hint, until they enclose the place.
    std::size_t low = std::min(hint, m_keys.size()), high = low;
    for (std::size_t step = 1; low > 0 && !(m_keys[low - 1] < key); step *= 2)
        high = low, low -= std::min(low, step);
    for (std::size_t step = 1; high < m_keys.size() && m_keys[high] < key; step *= 2)
        low = high, high += std::min(m_keys.size() - high, step);
    const auto begin = m_keys.begin();
    using Offset = std::vector<double>::difference_type;
    return static_cast<std::size_t>(
        std::lower_bound(begin + static_cast<Offset>(low), begin + static_cast<Offset>(high), key) - begin);
}

std::size_t EnvelopeKeys::nearest(double key) const {
    const std::size_t after = indexAt(key);
    if (after == m_keys.size()) return after - 1;
    if (after == 0) return 0;
    return key - m_keys[after - 1] <= m_keys[after] - key ? after - 1 : after;
}

std::vector<EnvelopeColumn> envelope(const EnvelopeKeys& keys, const MinMaxPyramid& values,
                                     std::span<const double> edges) {
    std::vector<EnvelopeColumn> columns;
    if (edges.size() < 2) return columns;
    columns.reserve(edges.size());
    const std::size_t size = std::min(keys.size(), values.size());
    std::size_t first = keys.indexAt(edges.front());
    std::size_t stride = 0; // columns hold about as many points as the one before
    for (std::size_t edge = 1; edge < edges.size() && first < size; ++edge) {
        // The last edge belongs to the last column.
        const bool closed = edge + 1 == edges.size();
        std::size_t last = first;
        if (last < size && (keys[last] < edges[edge] || closed))
            last = keys.indexNear(edges[edge], first + stride);
        stride = last - first;
        if (closed)
            while (last < size && keys[last] == edges[edge])
                ++last;
        last = std::min(last, size);
        const MinMaxPyramid::Range range = values.range(first, last);
        if (!range.empty) {
            EnvelopeColumn column{keys[first], keys[last - 1], 0, 0, range.minimum, range.maximum};
            column.first = std::isfinite(values[first]) ? values[first] : range.minimum;
            column.last = std::isfinite(values[last - 1]) ? values[last - 1] : range.maximum;
            columns.push_back(column);
        }
        first = last;
    }
    return columns;
}

} // namespace sonorant
