// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/matrix_view.h"

#include "widgets/theme/theme.h"
#include "widgets/views/time_axis.h"
#include "widgets/views/value_scale.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sonorant {

MatrixView::MatrixView(TimeAxis* axis, QWidget* parent) : TimeView(axis, parent) {
    setAccessibleName(tr("Matrix"));
}

void MatrixView::setSource(Source source, double secondsPerRow) {
    m_source = std::move(source);
    m_secondsPerRow = secondsPerRow > 0 ? secondsPerRow : 1;
    m_firstColumn = 0;
    m_lastColumn = m_source ? m_source->columns() : 0;
    m_range = m_source ? percentileRange(*m_source, 1, 99) : ValueRange{};
    invalidate();
    Q_EMIT valueRangeChanged();
}

void MatrixView::setValueRange(float low, float high) {
    m_range = {low, high};
    invalidate();
    Q_EMIT valueRangeChanged();
}

void MatrixView::setColorMap(ColorMap map) {
    m_map = map;
    invalidate();
}

void MatrixView::setNotFiniteWins(bool wins) {
    m_notFiniteWins = wins;
    invalidate();
}

void MatrixView::setColumns(std::int64_t first, std::int64_t last) {
    if (!m_source) return;
    m_firstColumn = std::clamp<std::int64_t>(first, 0, m_source->columns() - 1);
    m_lastColumn = std::clamp(last, m_firstColumn + 1, m_source->columns());
    invalidate();
}

std::int64_t MatrixView::rowAt(const QPointF& position) const {
    if (!m_source || !plotArea().contains(position.toPoint())) return -1;
    const double row = std::floor(secondsAt(position.x()) / m_secondsPerRow);
    return row >= 0 && row < static_cast<double>(m_source->rows()) ? static_cast<std::int64_t>(row) : -1;
}

std::int64_t MatrixView::columnAt(const QPointF& position) const {
    const QRect area = plotArea();
    if (!m_source || !area.contains(position.toPoint())) return -1;
    const double part = (area.bottom() + 1 - position.y()) / area.height();
    const auto column =
        m_firstColumn + static_cast<std::int64_t>(part * static_cast<double>(m_lastColumn - m_firstColumn));
    return std::clamp(column, m_firstColumn, m_lastColumn - 1);
}

QImage MatrixView::image() const {
    return makeImage(plotArea().size() * devicePixelRatioF());
}

/// One column of pixels from a summary of all dimensions: the mean where a pixel stands for several.
void MatrixView::colourColumn(std::span<const float> values, QImage& image, int x) const {
    const ColorTable& table = colorTable(m_map);
    const auto columns = static_cast<double>(m_lastColumn - m_firstColumn);
    const int height = image.height();
    for (int y = 0; y < height; ++y) {
        const auto from = static_cast<std::int64_t>((height - 1 - y) * columns / height);
        const auto to = std::max(from + 1, static_cast<std::int64_t>((height - y) * columns / height));
        double sum = 0;
        int count = 0;
        for (std::int64_t i = from; i < to; ++i) {
            const float value = values[static_cast<std::size_t>(m_firstColumn + i)];
            if (!std::isfinite(value)) continue;
            sum += value;
            ++count;
        }
        const QRgb colour =
            count > 0 && !(m_notFiniteWins && count < to - from)
                ? table[colorIndex(static_cast<float>(sum / count), m_range.low, m_range.high)]
                : notFiniteColor();
        reinterpret_cast<QRgb*>(image.scanLine(y))[x] = colour;
    }
}

QImage MatrixView::makeImage(const QSize& size) const {
    if (!m_source || size.isEmpty() || m_source->rows() < 1 || m_lastColumn <= m_firstColumn) return {};
    // No taller than there are dimensions: the painter enlarges.
    const int height = static_cast<int>(std::min<std::int64_t>(size.height(), m_lastColumn - m_firstColumn));
    QImage image(size.width(), height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    std::vector<float> values(static_cast<std::size_t>(m_source->columns()));
    const double rowsPerPixel = axis()->span() / m_secondsPerRow / size.width();
    const double begin = axis()->begin() / m_secondsPerRow;
    std::int64_t shownFirst = -1, shownLast = -1;
    for (int x = 0; x < size.width(); ++x) {
        const auto first = static_cast<std::int64_t>(std::floor(begin + x * rowsPerPixel));
        if (first >= m_source->rows()) break;
        const std::int64_t last =
            std::clamp(static_cast<std::int64_t>(std::floor(begin + (x + 1) * rowsPerPixel)), first + 1,
                       m_source->rows());
        if (first != shownFirst || last != shownLast) m_source->summary(first, last, values);
        shownFirst = first;
        shownLast = last;
        colourColumn(values, image, x);
    }
    return image;
}

void MatrixView::paintContent(QPainter& painter, const QRect& area) {
    const QImage made = makeImage(area.size() * devicePixelRatioF());
    if (!made.isNull()) painter.drawImage(QRectF(area), made);
}

void MatrixView::paintGutter(QPainter& painter, const QRect& gutter) {
    if (!m_source) return;
    const auto first = static_cast<double>(m_firstColumn), last = static_cast<double>(m_lastColumn);
    paintValueScale(painter, gutter, first, last - 1, [&](double column) {
        return gutter.bottom() + 1 - (column + 0.5 - first) / (last - first) * gutter.height();
    });
}

QString MatrixView::readout(const QPointF& position) const {
    const std::int64_t row = rowAt(position), column = columnAt(position);
    if (row < 0 || column < 0) return {};
    return tr("%1 s  ·  frame %2, dimension %3: %4")
        .arg(static_cast<double>(row) * m_secondsPerRow, 0, 'f', 3)
        .arg(row)
        .arg(column)
        .arg(static_cast<double>(m_source->value(row, column)), 0, 'g', 6);
}

void MatrixView::mouseMoveEvent(QMouseEvent* event) {
    const std::int64_t row = rowAt(event->position()), column = columnAt(event->position());
    if (row >= 0 && column >= 0) Q_EMIT cellHovered(row, column, m_source->value(row, column));
    TimeView::mouseMoveEvent(event);
}

} // namespace sonorant
