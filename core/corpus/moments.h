// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/matrix.h"

#include <cstdint>
#include <vector>

/// Mean and population variance per dimension, in the very roundings of the framework (NumPy), so that its
/// caches are reproduced bit by bit.
namespace sonorant {

/// Of one file, in float32.
struct FileMoments {
    std::int64_t count = 0; ///< rows
    std::vector<float> mean, variance;
};

/// As NumPy's mean and var along axis 0 of a float32 array: rows are added one after the other; a vector (one
/// column) is added pairwise.
/// @param positiveOnly only values above 0 count (one column; F0: voiced frames)
FileMoments momentsOf(const Matrix& matrix, bool positiveOnly);

/// NumPy's sum of a contiguous float32 vector: pairwise within stretches of 8192 values.
float pairwiseSum(const float* values, std::size_t count);

/// Of many files, combined with the parallel update of Chan, Golub and LeVeque (1979) in float64.
struct Moments {
    std::int64_t count = 0;
    std::vector<double> mean, variance;

    explicit Moments(std::size_t dimensions = 0) : mean(dimensions, 0.0), variance(dimensions, 0.0) {}
    /// Adds the next file, in the order of the names.
    void add(const FileMoments& file);
    /// Adds all of another set.
    void add(const Moments& other);

private:
    /// The variance is one file's own so far: NumPy still holds it in float32 then.
    bool m_single = false;
};

} // namespace sonorant
