// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/matrix.h"

#include <cstdint>
#include <span>

namespace sonorant {

/// Where a MatrixView gets its values from: a matrix in memory, or one of a gigabyte through a pyramid. Rows
/// are frames (time), columns are dimensions.
class MatrixSource {
public:
    virtual ~MatrixSource() = default;

    virtual std::int64_t rows() const = 0;
    virtual std::int64_t columns() const = 0;
    /// One value per dimension that stands for rows [first, last), of which there is at least one: their
    /// mean, or the row itself where it is one. A dimension without a finite value gives NaN. Called in the
    /// GUI thread once per column of pixels, so it must not take longer than a few microseconds per
    /// dimension.
    virtual void summary(std::int64_t first, std::int64_t last, std::span<float> target) const = 0;
    /// One value as it is, for the read-out.
    virtual float value(std::int64_t row, std::int64_t column) const = 0;
};

/// A matrix in memory. Stretches of more than 32 rows are averaged over 32 of them, evenly spread.
class MemoryMatrixSource : public MatrixSource {
public:
    explicit MemoryMatrixSource(Matrix matrix) : m_matrix(std::move(matrix)) {}

    std::int64_t rows() const override { return m_matrix.rows; }
    std::int64_t columns() const override { return m_matrix.columns; }
    void summary(std::int64_t first, std::int64_t last, std::span<float> target) const override;
    float value(std::int64_t row, std::int64_t column) const override { return m_matrix.at(row, column); }
    const Matrix& matrix() const { return m_matrix; }

private:
    Matrix m_matrix;
};

/// The finite values between which a share of all lies, from at most 200,000 of them, evenly spread. Both 0
/// when there is none.
struct ValueRange {
    float low = 0, high = 0;
};
/// @param lower, upper percentiles, 0 to 100
ValueRange percentileRange(const MatrixSource& source, double lower, double upper);

} // namespace sonorant
