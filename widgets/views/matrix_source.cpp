// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/matrix_source.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <vector>

namespace sonorant {

namespace {

constexpr std::int64_t averagedRows = 32;
constexpr std::int64_t sampledValues = 200'000;

} // namespace

void MemoryMatrixSource::summary(std::int64_t first, std::int64_t last, std::span<float> target) const {
    if (last - first == 1) {
        const std::span<const float> row = m_matrix.row(first);
        std::copy(row.begin(), row.end(), target.begin());
        return;
    }
    const std::int64_t rows = std::min(last - first, averagedRows);
    for (std::size_t column = 0; column < target.size(); ++column) {
        double sum = 0;
        int count = 0;
        for (std::int64_t i = 0; i < rows; ++i) {
            const float value =
                m_matrix.at(first + i * (last - first) / rows, static_cast<std::int64_t>(column));
            if (!std::isfinite(value)) continue;
            sum += value;
            ++count;
        }
        target[column] =
            count > 0 ? static_cast<float>(sum / count) : std::numeric_limits<float>::quiet_NaN();
    }
}

ValueRange percentileRange(const MatrixSource& source, double lower, double upper) {
    const std::int64_t columns = source.columns();
    if (columns < 1 || source.rows() < 1) return {};
    const std::int64_t wanted = std::max<std::int64_t>(1, sampledValues / columns);
    const std::int64_t rows = std::min(source.rows(), wanted);
    std::vector<float> values;
    std::vector<float> row(static_cast<std::size_t>(columns));
    for (std::int64_t i = 0; i < rows; ++i) {
        const std::int64_t at = i * source.rows() / rows;
        source.summary(at, at + 1, row);
        std::copy_if(row.begin(), row.end(), std::back_inserter(values),
                     [](float v) { return std::isfinite(v); });
    }
    if (values.empty()) return {};
    const auto at = [&](double percent) {
        const double place = std::clamp(percent, 0.0, 100.0) / 100 * static_cast<double>(values.size() - 1);
        const auto nth = values.begin() + std::llround(place);
        std::nth_element(values.begin(), nth, values.end());
        return *nth;
    };
    const float low = at(lower), high = at(upper);
    return {low, high};
}

} // namespace sonorant
