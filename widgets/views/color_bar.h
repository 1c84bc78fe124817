// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/views/color_map.h"
#include "widgets/views/matrix_source.h"

#include <QWidget>

namespace sonorant {

/// What the colours of a MatrixView stand for: an upright bar with numbers.
class ColorBar : public QWidget {
    Q_OBJECT
public:
    explicit ColorBar(QWidget* parent = nullptr);

    void setColorMap(ColorMap map);
    void setValueRange(ValueRange range);

    QSize sizeHint() const override { return {64, 96}; }
    QSize minimumSizeHint() const override { return {56, 32}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ColorMap m_map = ColorMap::Viridis;
    ValueRange m_range;
};

} // namespace sonorant
