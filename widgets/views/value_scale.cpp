// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/value_scale.h"

#include "widgets/theme/theme.h"
#include "widgets/views/time_ruler.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sonorant {

void paintValueScale(QPainter& painter, const QRect& gutter, double low, double high,
                     const std::function<double(double)>& yOf, const QString& unit) {
    if (!(high > low)) return;
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter.setFont(font);
    painter.setPen(themeColours().muted);
    const QFontMetrics metrics(font);
    const double step = niceStep(high - low, std::max(1.0, gutter.height() / (2.0 * metrics.height())));
    const double highest = std::floor(high / step + 1e-9) * step;
    for (double value = std::ceil(low / step - 1e-9) * step; value <= high + step * 1e-9; value += step) {
        const double y = yOf(value);
        const int top = std::clamp(static_cast<int>(y) - metrics.height() / 2, gutter.top(),
                                   std::max(gutter.top(), gutter.bottom() + 1 - metrics.height()));
        QString text = tickText(value, step);
        if (!unit.isEmpty() && std::abs(value - highest) < step / 2) text += QLatin1Char(' ') + unit;
        painter.drawText(QRect(gutter.left(), top, gutter.width() - 8, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, text);
        painter.drawLine(QPointF(gutter.right() - 4, y), QPointF(gutter.right(), y));
    }
}

} // namespace sonorant
