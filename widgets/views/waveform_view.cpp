// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/waveform_view.h"

#include "widgets/theme/theme.h"
#include "widgets/views/time_axis.h"
#include "widgets/views/value_scale.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sonorant {

WaveformView::WaveformView(TimeAxis* axis, QWidget* parent) : TimeView(axis, parent) {
    setAccessibleName(tr("Waveform"));
}

void WaveformView::setWave(Samples samples, double samplesPerSecond) {
    m_samples = std::move(samples);
    m_rate = samplesPerSecond > 0 ? samplesPerSecond : 1;
    invalidate();
}

void WaveformView::setFullScale(double amplitude) {
    m_fullScale = std::max(0.0, amplitude);
    invalidate();
}

double WaveformView::fullScale() const {
    if (m_fullScale > 0) return m_fullScale;
    if (!m_samples) return 1;
    const MinMaxPyramid::Range range = m_samples->range(0, m_samples->size());
    const double largest = std::max(std::abs(range.minimum), std::abs(range.maximum));
    return range.empty || largest <= 0 ? 1 : largest * 1.05;
}

void WaveformView::setColour(const QColor& colour) {
    m_colour = colour;
    invalidate();
}

double WaveformView::yAt(const QRect& area, double value) const {
    return area.top() + area.height() * (0.5 - value / fullScale() / 2);
}

void WaveformView::paintContent(QPainter& painter, const QRect& area) {
    painter.setPen(themeColours().line);
    painter.drawLine(QPointF(area.left(), yAt(area, 0)), QPointF(area.right(), yAt(area, 0)));
    if (!m_samples || m_samples->size() == 0) return;
    painter.setPen(QPen(m_colour.isValid() ? curves::onSurface(m_colour) : themeColours().accent, 1));
    if (axis()->span() * m_rate > 2.0 * area.width())
        paintEnvelope(painter, area);
    else
        paintLine(painter, area);
}

void WaveformView::paintEnvelope(QPainter& painter, const QRect& area) const {
    const auto size = static_cast<double>(m_samples->size());
    const auto indexAt = [&](int x) {
        return static_cast<std::size_t>(std::clamp(std::round(secondsAt(x) * m_rate), 0.0, size));
    };
    const double scale = fullScale(), middle = area.top() + area.height() * 0.5, half = area.height() * 0.5;
    for (int x = area.left(); x <= area.right(); ++x) {
        // One sample of the neighbour joins the columns without a gap.
        const std::size_t first = indexAt(x), last = std::max(indexAt(x + 1), first) + 1;
        if (first >= m_samples->size()) break;
        const MinMaxPyramid::Range range = m_samples->range(first, last);
        if (range.empty) continue;
        const double top = middle - range.maximum / scale * half,
                     bottom = middle - range.minimum / scale * half;
        painter.drawLine(QPointF(x + 0.5, top), QPointF(x + 0.5, std::max(bottom, top + 0.5)));
    }
}

void WaveformView::paintLine(QPainter& painter, const QRect& area) const {
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(axis()->begin() * m_rate)));
    const std::size_t last =
        std::min(m_samples->size(), static_cast<std::size_t>(std::ceil(axis()->end() * m_rate)) + 2);
    const double apart = area.width() / (axis()->span() * m_rate); // pixels
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    const auto flush = [&] {
        painter.drawPolyline(line);
        if (apart > 6)
            for (const QPointF& point : line)
                painter.fillRect(QRectF(point - QPointF(1.5, 1.5), QSizeF(3, 3)), painter.pen().color());
        line.clear();
    };
    for (std::size_t i = first; i < last; ++i) {
        const float value = (*m_samples)[i];
        if (std::isfinite(value))
            line << QPointF(xAt(static_cast<double>(i) / m_rate), yAt(area, value));
        else
            flush();
    }
    flush();
}

void WaveformView::paintGutter(QPainter& painter, const QRect& gutter) {
    const double scale = fullScale();
    paintValueScale(painter, gutter, -scale, scale, [&](double value) { return yAt(gutter, value); });
}

QString WaveformView::readout(const QPointF& position) const {
    if (!m_samples) return {};
    const double index = std::round(secondsAt(position.x()) * m_rate);
    if (index < 0 || index >= static_cast<double>(m_samples->size())) return {};
    return tr("%1 s  ·  sample %2: %3")
        .arg(index / m_rate, 0, 'f', 4)
        .arg(static_cast<qlonglong>(index))
        .arg(static_cast<double>((*m_samples)[static_cast<std::size_t>(index)]), 0, 'f', 5);
}

WaveformView::Samples makeSamples(std::span<const float> values) {
    auto samples = std::make_shared<MinMaxPyramid>();
    for (const float value : values)
        samples->append(value);
    return samples;
}

} // namespace sonorant
