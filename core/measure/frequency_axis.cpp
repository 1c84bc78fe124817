// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/frequency_axis.h"

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

constexpr double lowestLogarithmic = 40; // Hz
constexpr double melScale = 1127.01048, melCorner = 700;

/// 1, 2 and 5 times the powers of ten within [low, high].
std::vector<double> roundSteps(double low, double high) {
    std::vector<double> all;
    for (double decade = 1; decade <= high; decade *= 10)
        for (const double step : {1.0, 2.0, 5.0})
            if (const double value = decade * step; value >= low && value <= high) all.push_back(value);
    return all;
}

/// The smallest of 1, 2, 5 times a power of ten that is not below `least`.
double roundUp(double least) {
    const double decade = std::pow(10, std::floor(std::log10(least)));
    for (const double step : {1.0, 2.0, 5.0})
        if (decade * step >= least * (1 - 1e-9)) return decade * step;
    return decade * 10;
}

} // namespace

FrequencyAxis::FrequencyAxis(FrequencyScale scale, double low, double high) : m_scale(scale) {
    const double least = scale == FrequencyScale::Logarithmic ? lowestLogarithmic : 0;
    m_low = std::max(least, low);
    m_high = std::max(m_low + 1, high);
}

double FrequencyAxis::warped(double hertz) const {
    switch (m_scale) {
    case FrequencyScale::Mel:
        return melScale * std::log1p(std::max(0.0, hertz) / melCorner);
    case FrequencyScale::Logarithmic:
        return std::log(std::max(1e-3, hertz));
    case FrequencyScale::Linear:
        break;
    }
    return hertz;
}

double FrequencyAxis::unwarped(double value) const {
    switch (m_scale) {
    case FrequencyScale::Mel:
        return melCorner * std::expm1(value / melScale);
    case FrequencyScale::Logarithmic:
        return std::exp(value);
    case FrequencyScale::Linear:
        break;
    }
    return value;
}

double FrequencyAxis::positionOf(double hertz) const {
    const double low = warped(m_low);
    return (warped(hertz) - low) / (warped(m_high) - low);
}

double FrequencyAxis::hertzAt(double position) const {
    const double low = warped(m_low);
    return unwarped(low + position * (warped(m_high) - low));
}

std::vector<double> FrequencyAxis::ticks(double distance) const {
    std::vector<double> candidates;
    if (m_scale == FrequencyScale::Linear) {
        const double step = roundUp(std::max(1e-3, distance) * (m_high - m_low));
        for (double value = std::ceil(m_low / step - 1e-9) * step; value <= m_high; value += step)
            candidates.push_back(value);
        return candidates;
    }
    candidates = roundSteps(m_low, m_high);
    if (m_low <= 0) candidates.insert(candidates.begin(), 0);
    // Powers of ten first, then 5 times them, then 2: what is placed keeps its neighbours away.
    std::vector<double> placed;
    const auto place = [&](double value) {
        const double at = positionOf(value);
        for (const double other : placed)
            if (std::abs(positionOf(other) - at) < distance) return;
        placed.push_back(value);
    };
    for (const double leading : {1.0, 5.0, 2.0})
        for (const double value : candidates) {
            const double digit = value > 0 ? value / std::pow(10, std::floor(std::log10(value) + 1e-9)) : 1;
            if (std::abs(digit - leading) < 1e-6) place(value);
        }
    std::sort(placed.begin(), placed.end());
    return placed;
}

} // namespace sonorant
