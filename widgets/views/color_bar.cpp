// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/color_bar.h"

#include "widgets/theme/theme.h"
#include "widgets/views/value_scale.h"

#include <QPainter>

#include <algorithm>

namespace sonorant {

ColorBar::ColorBar(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Colour bar"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void ColorBar::setColorMap(ColorMap map) {
    m_map = map;
    update();
}

void ColorBar::setValueRange(ValueRange range) {
    m_range = range;
    update();
}

void ColorBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), themeColours().surface);
    const QRect bar(width() - 14, 0, 14, height());
    const ColorTable& table = colorTable(m_map);
    for (int y = 0; y < bar.height(); ++y) {
        const int index = (bar.height() - 1 - y) * 255 / std::max(1, bar.height() - 1);
        painter.fillRect(bar.left(), y, bar.width(), 1, QColor(table[static_cast<std::size_t>(index)]));
    }
    const auto yOf = [&](double value) {
        return bar.bottom() - (value - m_range.low) / (m_range.high - m_range.low) * (bar.height() - 1);
    };
    paintValueScale(painter, QRect(0, 0, bar.left(), height()), m_range.low, m_range.high, yOf);
}

} // namespace sonorant
