// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

namespace sonorant {

/// How far a result of Python is from ours, and how much of it rounding can be blamed for. All are largest
/// absolute differences of two elements.
struct Distance {
    double difference = 0;        ///< Python's result and ours, as they are (float32)
    double rounding = 0;          ///< ours and the same computed in float64: what rounding does to us
    double referenceRounding = 0; ///< Python's and ours computed in float64: its rounding, and its errors
    double scale = 0;             ///< the largest value

    /// The least that rounding must be granted: ours, or a unit in the last place of the largest value.
    double unit() const;
    /// The difference in units of rounding; 0 for equal results, infinite where exact ones differ.
    double ratio() const;
};

/// @param reference Python's result
/// @param own       ours from the same input
/// @param precise   ours from the same input, computed in float64
/// Values that are NaN, or the same infinity, in both count as equal; in one alone they are infinitely far.
/// Whole numbers and booleans are exact: they have no rounding. All three of the same number of elements.
Distance distanceOf(const torch::Tensor& reference, const torch::Tensor& own, const torch::Tensor& precise);

/// Whether two shapes are the same but for axes of size 1, which Python and C++ may keep or drop.
bool sameButForSingleAxes(c10::IntArrayRef a, c10::IntArrayRef b);

} // namespace sonorant
