// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/column_sums.h"

#include <algorithm>
#include <cmath>

namespace sonorant {

void RunningMoments::add(const float* first, std::int64_t count, std::size_t stride) {
    // Sums of differences from one of the values: a mean far from zero costs no digits.
    std::int64_t i = 0;
    while (i < count && !std::isfinite(first[static_cast<std::size_t>(i) * stride]))
        ++i;
    RunningMoments part;
    if (i < count) part.m_minimum = part.m_maximum = first[static_cast<std::size_t>(i) * stride];
    const auto shift = static_cast<double>(part.m_minimum);
    double sum = 0, squares = 0;
    std::int64_t finite = 0;
    for (std::int64_t k = 0; k < count; ++k) {
        const float value = first[static_cast<std::size_t>(k) * stride];
        if (!std::isfinite(value)) {
            ++(std::isnan(value) ? part.m_nan : part.m_infinite);
            continue;
        }
        const double difference = static_cast<double>(value) - shift;
        ++finite;
        sum += difference;
        squares += difference * difference;
        part.m_minimum = std::min(part.m_minimum, value);
        part.m_maximum = std::max(part.m_maximum, value);
    }
    part.m_count = finite;
    if (finite > 0) {
        const auto n = static_cast<double>(finite);
        part.m_mean = shift + sum / n;
        part.m_squares = std::max(0.0, squares - sum * sum / n);
    }
    add(part);
}

void RunningMoments::add(const RunningMoments& other) {
    m_nan += other.m_nan;
    m_infinite += other.m_infinite;
    if (other.m_count == 0) return;
    m_minimum = m_count > 0 ? std::min(m_minimum, other.m_minimum) : other.m_minimum;
    m_maximum = m_count > 0 ? std::max(m_maximum, other.m_maximum) : other.m_maximum;
    const auto here = static_cast<double>(m_count), there = static_cast<double>(other.m_count);
    const double step = other.m_mean - m_mean;
    m_mean += step * there / (here + there);
    m_squares += other.m_squares + step * step * here * there / (here + there);
    m_count += other.m_count;
}

ValueStatistics RunningMoments::statistics() const {
    ValueStatistics result;
    result.count = m_count + m_nan + m_infinite;
    result.nan = m_nan;
    result.infinite = m_infinite;
    result.minimum = static_cast<double>(m_minimum);
    result.maximum = static_cast<double>(m_maximum);
    result.mean = m_mean;
    result.deviation = m_count > 0 ? std::sqrt(m_squares / static_cast<double>(m_count)) : 0;
    return result;
}

void planHistogram(ValueStatistics& statistics, std::vector<float>& sample, std::size_t bins) {
    std::erase_if(sample, [](float value) { return !std::isfinite(value); });
    if (statistics.finite() == 0 || sample.empty()) return;
    std::sort(sample.begin(), sample.end());
    const auto at = [&](double part) {
        return static_cast<double>(
            sample[static_cast<std::size_t>(std::llround(part * static_cast<double>(sample.size() - 1)))]);
    };
    statistics.lower = at(0.01);
    statistics.median = at(0.5);
    statistics.upper = at(0.99);
    double low = statistics.minimum, high = statistics.maximum;
    const double bulk = statistics.upper - statistics.lower;
    if (bulk > 0 && high - low > 20 * bulk) {
        low = std::max(low, statistics.lower - bulk);
        high = std::min(high, statistics.upper + bulk);
    }
    const double ends[] = {low, high};
    statistics.histogram = makeHistogram(ends, bins);
    std::fill(statistics.histogram.counts.begin(), statistics.histogram.counts.end(), std::size_t(0));
}

BinCounter::BinCounter(const ValueStatistics& plan)
    : m_low(plan.histogram.low),
      m_high(plan.histogram.low + plan.histogram.width * static_cast<double>(plan.histogram.counts.size())),
      m_perWidth(1 / plan.histogram.width), m_end(static_cast<double>(plan.histogram.counts.size())),
      m_counts(plan.histogram.counts.size()) {}

void BinCounter::addOutside(float value) {
    if (!std::isfinite(value) || m_counts.empty()) return;
    const auto exact = static_cast<double>(value);
    if (exact < m_low)
        ++m_below;
    else if (exact > m_high)
        ++m_above;
    else // rounding at the upper edge
        ++m_counts.back();
}

void BinCounter::moveTo(ValueStatistics& statistics) const {
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        statistics.histogram.counts[i] += m_counts[i];
    statistics.below += m_below;
    statistics.above += m_above;
}

} // namespace sonorant
