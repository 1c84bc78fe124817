// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/block_pyramid.h"
#include "widgets/views/matrix_source.h"

#include <limits>
#include <memory>

namespace sonorant {

/// A document of any size for a MatrixView. A stretch with anything that is not finite is NaN, so that it is
/// seen in the overview, too.
class PyramidSource : public MatrixSource {
public:
    explicit PyramidSource(std::shared_ptr<const BlockPyramid> pyramid) : m_pyramid(std::move(pyramid)) {}

    std::int64_t rows() const override { return m_pyramid->document()->rows(); }
    std::int64_t columns() const override { return m_pyramid->document()->columns(); }
    void summary(std::int64_t first, std::int64_t last, std::span<float> target) const override {
        m_pyramid->means(first, last, target);
    }
    /// NaN when the file became shorter: nothing must be read of it.
    float value(std::int64_t row, std::int64_t column) const override {
        const Document& document = *m_pyramid->document();
        return document.isWhole() ? static_cast<float>(document.value(row, column))
                                  : std::numeric_limits<float>::quiet_NaN();
    }

private:
    std::shared_ptr<const BlockPyramid> m_pyramid;
};

} // namespace sonorant
