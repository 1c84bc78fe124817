// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/curve_view.h"

#include "widgets/theme/theme.h"
#include "widgets/views/time_axis.h"
#include "widgets/views/value_scale.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sonorant {

CurveView::CurveView(TimeAxis* axis, QWidget* parent) : TimeView(axis, parent) {
    setAccessibleName(tr("Curve"));
}

void CurveView::setCurve(std::span<const float> values, double secondsPerFrame, bool gapsAtZero) {
    m_values.clear();
    for (const float value : values)
        m_values.append(gapsAtZero && value <= 0 ? std::numeric_limits<float>::quiet_NaN() : value);
    m_secondsPerFrame = secondsPerFrame > 0 ? secondsPerFrame : 1;
    if (m_fit) fit();
    invalidate();
}

void CurveView::setValueRange(double low, double high) {
    m_fit = !(high > low);
    if (m_fit) {
        fit();
    } else {
        m_low = low;
        m_high = high;
    }
    invalidate();
}

void CurveView::fit() {
    const MinMaxPyramid::Range range = m_values.range(0, m_values.size());
    const double low = range.empty ? 0 : static_cast<double>(range.minimum);
    const double high = range.empty ? 1 : static_cast<double>(range.maximum);
    const double margin = high > low ? (high - low) * 0.08 : std::max(std::abs(low) * 0.1, 0.5);
    m_low = low - margin;
    m_high = high + margin;
}

void CurveView::setUnit(const QString& unit) {
    m_unit = unit;
    invalidate();
}

void CurveView::setColour(const QColor& colour) {
    m_colour = colour;
    invalidate();
}

double CurveView::yAt(const QRect& area, double value) const {
    return area.bottom() - (value - m_low) / (m_high - m_low) * (area.height() - 1);
}

void CurveView::paintContent(QPainter& painter, const QRect& area) {
    if (m_values.size() == 0) return;
    const QColor colour = m_colour.isValid() ? curves::onSurface(m_colour) : themeColours().accent;
    painter.setRenderHint(QPainter::Antialiasing);
    if (axis()->span() / m_secondsPerFrame > 2.0 * area.width()) {
        painter.setPen(QPen(colour, 1));
        paintEnvelope(painter, area);
    } else {
        painter.setPen(QPen(colour, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        paintLine(painter, area);
    }
}

void CurveView::paintEnvelope(QPainter& painter, const QRect& area) const {
    const auto indexAt = [&](int x) {
        return static_cast<std::size_t>(std::max(0.0, std::floor(secondsAt(x) / m_secondsPerFrame)));
    };
    for (int x = area.left(); x <= area.right(); ++x) {
        const std::size_t first = indexAt(x);
        if (first >= m_values.size()) break;
        const MinMaxPyramid::Range range = m_values.range(first, std::max(indexAt(x + 1), first + 1));
        if (range.empty) continue;
        const double top = yAt(area, range.maximum), bottom = yAt(area, range.minimum);
        painter.drawLine(QPointF(x + 0.5, top), QPointF(x + 0.5, std::max(bottom, top + 1)));
    }
}

void CurveView::paintLine(QPainter& painter, const QRect& area) const {
    const auto frameAt = [&](double seconds) {
        return static_cast<std::size_t>(
            std::clamp(seconds / m_secondsPerFrame, 0.0, static_cast<double>(m_values.size())));
    };
    const std::size_t first = frameAt(axis()->begin() - m_secondsPerFrame);
    const std::size_t last = std::min(m_values.size(), frameAt(axis()->end()) + 2);
    QPolygonF line;
    const auto flush = [&] {
        if (line.size() == 1) // a frame between two gaps
            painter.drawPoint(line.front());
        else
            painter.drawPolyline(line);
        line.clear();
    };
    for (std::size_t i = first; i < last; ++i) {
        const float value = m_values[i];
        if (std::isfinite(value)) // a frame stands for its middle
            line << QPointF(xAt((static_cast<double>(i) + 0.5) * m_secondsPerFrame), yAt(area, value));
        else
            flush();
    }
    flush();
}

void CurveView::paintGutter(QPainter& painter, const QRect& gutter) {
    if (m_values.size() > 0)
        paintValueScale(
            painter, gutter, m_low, m_high, [&](double value) { return yAt(gutter, value); }, m_unit);
}

QString CurveView::readout(const QPointF& position) const {
    const double frame = std::floor(secondsAt(position.x()) / m_secondsPerFrame);
    if (frame < 0 || frame >= static_cast<double>(m_values.size())) return {};
    const float value = m_values[static_cast<std::size_t>(frame)];
    const QString text = std::isfinite(value)
                             ? QString::number(static_cast<double>(value), 'g', 6) + QLatin1Char(' ') + m_unit
                             : tr("no value");
    return tr("%1 s  ·  frame %2: %3")
        .arg(frame * m_secondsPerFrame, 0, 'f', 3)
        .arg(static_cast<qlonglong>(frame))
        .arg(text);
}

} // namespace sonorant
