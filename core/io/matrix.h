// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sonorant {

/// float32 values in row-major order: [rows, columns], usually [frames, dimensions].
struct Matrix {
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::vector<float> values; ///< rows * columns of them

    float at(std::int64_t row, std::int64_t column) const {
        return values[static_cast<std::size_t>(row * columns + column)];
    }
    std::span<const float> row(std::int64_t index) const {
        return std::span<const float>(values).subspan(static_cast<std::size_t>(index * columns),
                                                      static_cast<std::size_t>(columns));
    }
};

} // namespace sonorant
