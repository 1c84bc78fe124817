// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/bar_plot.h"

#include "widgets/plots/plot_style.h"

#include <QEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace sonorant {

BarPlot::BarPlot(const QString& valueLabel, const QString& countLabel, QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot), m_bars(new QCPBars(m_plot->xAxis, m_plot->yAxis)) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->xAxis->setLabel(valueLabel);
    m_plot->yAxis->setLabel(countLabel);
    m_bars->setWidthType(QCPBars::wtPlotCoords);
    connect(m_plot, &QCustomPlot::mouseMove, this,
            [this](QMouseEvent* event) { showReadout(event->position().toPoint()); });
    applyColours();
}

void BarPlot::setHistogram(const Histogram& histogram) {
    m_histogram = histogram;
    QVector<double> keys, values;
    double highest = 1;
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        keys << histogram.low + (static_cast<double>(i) + 0.5) * histogram.width;
        values << static_cast<double>(histogram.counts[i]);
        highest = std::max(highest, values.back());
    }
    m_bars->setWidth(histogram.width * 0.92);
    m_bars->setData(keys, values, true);
    const double bins = std::max<double>(1, static_cast<double>(histogram.counts.size()));
    m_plot->xAxis->setRange(histogram.low, histogram.low + bins * histogram.width);
    m_plot->yAxis->setRange(0, highest * 1.05);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void BarPlot::showReadout(const QPoint& position) {
    const double value = m_plot->xAxis->pixelToCoord(position.x());
    const double bin = std::floor((value - m_histogram.low) / m_histogram.width);
    if (bin < 0 || bin >= static_cast<double>(m_histogram.counts.size())) return QToolTip::hideText();
    const double from = m_histogram.low + bin * m_histogram.width;
    QToolTip::showText(m_plot->mapToGlobal(position + QPoint(12, 12)),
                       tr("%1 to %2: %3")
                           .arg(from, 0, 'g', 4)
                           .arg(from + m_histogram.width, 0, 'g', 4)
                           .arg(m_histogram.counts[static_cast<std::size_t>(bin)]),
                       m_plot);
}

void BarPlot::applyColours() {
    stylePlot(*m_plot);
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(themeColours().accent);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void BarPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) applyColours();
    QWidget::changeEvent(event);
}

} // namespace sonorant
