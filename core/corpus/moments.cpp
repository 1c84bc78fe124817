// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/moments.h"

#include "core/base/error.h"

#include <algorithm>

namespace sonorant {

namespace {

/// Sums of the columns, rows added in their order.
std::vector<float> columnSums(const std::vector<float>& values, std::size_t rows, std::size_t columns) {
    if (columns == 1) return {pairwiseSum(values.data(), rows)};
    std::vector<float> sums(columns, 0.0F);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t c = 0; c < columns; ++c)
            sums[c] += values[row * columns + c];
    return sums;
}

std::vector<float> columnMeans(const std::vector<float>& values, std::size_t rows, std::size_t columns) {
    std::vector<float> means = columnSums(values, rows, columns);
    for (float& mean : means)
        mean /= static_cast<float>(rows);
    return means;
}

} // namespace

namespace {

float pairwiseBlock(const float* values, std::size_t count) {
    if (count < 8) {
        float sum = 0.0F;
        for (std::size_t i = 0; i < count; ++i)
            sum += values[i];
        return sum;
    }
    if (count > 128) {
        const std::size_t half = count / 2 - (count / 2) % 8;
        return pairwiseBlock(values, half) + pairwiseBlock(values + half, count - half);
    }
    float lane[8];
    for (std::size_t i = 0; i < 8; ++i)
        lane[i] = values[i];
    std::size_t done = 8;
    for (; done < count - count % 8; done += 8)
        for (std::size_t i = 0; i < 8; ++i)
            lane[i] += values[done + i];
    float sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    for (; done < count; ++done)
        sum += values[done];
    return sum;
}

} // namespace

float pairwiseSum(const float* values, std::size_t count) {
    constexpr std::size_t buffer = 8192; // NumPy's iterator hands over so many at a time
    float sum = 0.0F;
    for (std::size_t done = 0; done < count; done += buffer)
        sum += pairwiseBlock(values + done, std::min(buffer, count - done));
    return sum;
}

FileMoments momentsOf(const Matrix& matrix, bool positiveOnly) {
    const auto columns = static_cast<std::size_t>(matrix.columns);
    std::vector<float> values = matrix.values;
    if (positiveOnly) {
        if (columns != 1)
            throw Error(ErrorKind::Configuration,
                        "expected one value per frame for a feature of which only voiced frames count", ".f0",
                        "give .f0 the dimension 1, or another extension");
        std::erase_if(values, [](float value) { return !(value > 0.0F); });
    }
    const std::size_t rows = values.size() / columns;
    FileMoments moments{static_cast<std::int64_t>(rows), {}, {}};
    if (rows == 0) return moments;
    moments.mean = columnMeans(values, rows, columns);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t c = 0; c < columns; ++c) {
            float& value = values[row * columns + c];
            value -= moments.mean[c];
            value *= value;
        }
    }
    moments.variance = columnMeans(values, rows, columns);
    return moments;
}

void Moments::add(const FileMoments& file) {
    if (file.count == 0) return;
    const std::int64_t total = count + file.count;
    const double before = static_cast<double>(count) / static_cast<double>(total);
    const double now = static_cast<double>(file.count) / static_cast<double>(total);
    // NumPy multiplies a float32 vector with a Python number in float32, but a float32 scalar in float64.
    const bool vector = mean.size() > 1;
    for (std::size_t d = 0; d < mean.size(); ++d) {
        const double difference = file.mean[d] - mean[d];
        double weighted =
            vector ? static_cast<double>(file.variance[d] * static_cast<float>(now)) : file.variance[d] * now;
        if (vector && m_single)
            weighted =
                static_cast<float>(variance[d]) * static_cast<float>(before) + static_cast<float>(weighted);
        else
            weighted += variance[d] * before;
        variance[d] = count == 0 ? file.variance[d] : weighted + difference * difference * before * now;
        mean[d] += difference * now;
    }
    m_single = count == 0;
    count = total;
}

void Moments::add(const Moments& other) {
    if (other.count == 0) return;
    const auto total = static_cast<double>(count + other.count);
    const double before = static_cast<double>(count) / total;
    const double now = static_cast<double>(other.count) / total;
    for (std::size_t d = 0; d < mean.size(); ++d) {
        const double difference = other.mean[d] - mean[d];
        variance[d] = variance[d] * before + other.variance[d] * now + difference * difference * before * now;
        mean[d] += difference * now;
    }
    count += other.count;
    m_single = false;
}

} // namespace sonorant
