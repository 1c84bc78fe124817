// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/time_ruler.h"

#include "widgets/theme/theme.h"
#include "widgets/views/time_axis.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sonorant {

TimeRuler::TimeRuler(TimeAxis* axis, QWidget* parent) : TimeView(axis, parent) {
    setAccessibleName(tr("Time axis"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
}

void TimeRuler::setUnit(const QString& unit) {
    m_unit = unit;
    invalidate();
}

void TimeRuler::paintContent(QPainter& painter, const QRect& area) {
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const double step = niceStep(axis()->span(), area.width() / 72.0);
    painter.setPen(themeColours().line);
    painter.drawLine(area.topLeft(), area.topRight());
    painter.setPen(themeColours().muted);
    const int unitWidth = metrics.horizontalAdvance(m_unit) + 8;
    painter.drawText(area.adjusted(0, 6, -4, 0), Qt::AlignRight | Qt::AlignVCenter, m_unit);
    for (double time = std::ceil(axis()->begin() / step) * step; time <= axis()->end() + step * 1e-9;
         time += step) {
        const double x = xAt(time);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.top() + 5));
        const QString text = tickText(time, step);
        const int width = metrics.horizontalAdvance(text);
        const int left = std::max(static_cast<int>(x) - width / 2, area.left() + 1);
        if (left + width > area.right() - unitWidth) break;
        painter.drawText(QRect(left, area.top() + 6, width + 1, area.height() - 6), Qt::AlignCenter, text);
    }
}

double niceStep(double span, double most) {
    const double least = span / std::max(1.0, most);
    if (!(least > 0) || !std::isfinite(least)) return 1;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

QString tickText(double value, double step) {
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
    if (std::abs(value) < step * 1e-6) value = 0; // never "-0"
    return QString::number(value, 'f', decimals);
}

} // namespace sonorant
