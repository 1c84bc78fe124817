// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/column_view.h"

#include "widgets/theme/theme.h"
#include "widgets/views/color_map.h"
#include "widgets/views/time_axis.h"
#include "widgets/views/value_scale.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sonorant {

ColumnView::ColumnView(TimeAxis* axis, QWidget* parent) : TimeView(axis, parent) {
    setAccessibleName(tr("Curve of one dimension"));
}

void ColumnView::setDocument(std::shared_ptr<const BlockPyramid> pyramid, double unitsPerRow) {
    m_pyramid = std::move(pyramid);
    m_unitsPerRow = unitsPerRow > 0 ? unitsPerRow : 1;
    m_column = std::min(m_column, m_pyramid ? m_pyramid->document()->columns() - 1 : 0);
    refresh();
}

void ColumnView::setColumn(std::int64_t column) {
    m_column = column;
    refresh();
}

void ColumnView::setSymmetric(bool symmetric) {
    m_symmetric = symmetric;
    refresh();
}

void ColumnView::refresh() {
    fit();
    invalidate();
}

void ColumnView::fit() {
    BlockPyramid::Range range;
    if (m_pyramid && m_pyramid->document()->isWhole())
        range = m_pyramid->range(0, m_pyramid->document()->rows(), m_column);
    double low = range.isEmpty() ? 0 : static_cast<double>(range.minimum);
    double high = range.isEmpty() ? 1 : static_cast<double>(range.maximum);
    if (m_symmetric) {
        high = std::max({std::abs(low), std::abs(high), 1e-6});
        low = -high;
    }
    const double margin = high > low ? (high - low) * 0.06 : std::max(std::abs(low) * 0.1, 0.5);
    m_low = low - margin;
    m_high = high + margin;
}

double ColumnView::yAt(const QRect& area, double value) const {
    return area.bottom() - (value - m_low) / (m_high - m_low) * (area.height() - 1);
}

double ColumnView::rowsAt(double x) const {
    return secondsAt(x) / m_unitsPerRow;
}

std::int64_t ColumnView::rowAt(const QPointF& position) const {
    if (!m_pyramid || !plotArea().contains(position.toPoint())) return -1;
    const double row = std::floor(rowsAt(position.x()));
    return row >= 0 && row < static_cast<double>(m_pyramid->document()->rows())
               ? static_cast<std::int64_t>(row)
               : -1;
}

void ColumnView::paintContent(QPainter& painter, const QRect& area) {
    if (!m_pyramid || !m_pyramid->document()->isWhole()) return;
    if (m_low < 0 && m_high > 0) {
        painter.setPen(QPen(themeColours().line, 1));
        const double zero = std::round(yAt(area, 0)) + 0.5;
        painter.drawLine(QPointF(area.left(), zero), QPointF(area.right() + 1, zero));
    }
    if (axis()->span() / m_unitsPerRow > 2.0 * area.width())
        paintEnvelope(painter, area);
    else
        paintLine(painter, area);
}

void ColumnView::paintEnvelope(QPainter& painter, const QRect& area) const {
    const std::int64_t rows = m_pyramid->document()->rows();
    std::vector<QLineF> lines, bad;
    for (int x = area.left(); x <= area.right(); ++x) {
        const auto first = static_cast<std::int64_t>(std::max(0.0, std::floor(rowsAt(x))));
        if (first >= rows) break;
        const std::int64_t last =
            std::clamp(static_cast<std::int64_t>(std::floor(rowsAt(x + 1))), first + 1, rows);
        const BlockPyramid::Range range = m_pyramid->range(first, last, m_column);
        if (range.notFinite) bad.emplace_back(x + 0.5, area.top(), x + 0.5, area.bottom() + 1);
        if (range.isEmpty()) continue;
        const double top = yAt(area, static_cast<double>(range.maximum));
        const double bottom = yAt(area, static_cast<double>(range.minimum));
        lines.emplace_back(x + 0.5, top, x + 0.5, std::max(bottom, top + 1));
    }
    QColor mark(notFiniteColor());
    painter.setPen(QPen(mark, 1));
    painter.drawLines(bad.data(), static_cast<int>(bad.size()));
    painter.setPen(QPen(themeColours().accent, 1));
    painter.drawLines(lines.data(), static_cast<int>(lines.size()));
}

void ColumnView::paintLine(QPainter& painter, const QRect& area) const {
    const Document& document = *m_pyramid->document();
    const auto limit = static_cast<double>(document.rows());
    const auto first = static_cast<std::int64_t>(std::clamp(rowsAt(area.left()) - 1, 0.0, limit));
    const auto last = static_cast<std::int64_t>(std::clamp(rowsAt(area.right() + 1) + 2, 0.0, limit));
    std::vector<float> values(static_cast<std::size_t>((last - first) * document.columns()));
    document.read(first, last - first, values);
    const double width = area.width() * m_unitsPerRow / axis()->span(); // of a row, in pixels
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColours().accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPolygonF line;
    const auto flush = [&] {
        if (line.size() == 1)
            painter.drawPoint(line.front());
        else
            painter.drawPolyline(line);
        line.clear();
    };
    for (std::int64_t row = first; row < last; ++row) {
        const float value = values[static_cast<std::size_t>((row - first) * document.columns() + m_column)];
        const double x = xAt((static_cast<double>(row) + 0.5) * m_unitsPerRow); // a row stands for its middle
        if (std::isfinite(value)) {
            line << QPointF(x, yAt(area, static_cast<double>(value)));
            continue;
        }
        flush();
        painter.fillRect(QRectF(x - width / 2, area.top(), std::max(1.0, width), area.height()),
                         QColor(notFiniteColor()));
    }
    flush();
}

void ColumnView::paintGutter(QPainter& painter, const QRect& gutter) {
    if (m_pyramid)
        paintValueScale(painter, gutter, m_low, m_high, [&](double value) { return yAt(gutter, value); });
}

} // namespace sonorant
