// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/profile_plot.h"

#include "widgets/plots/plot_style.h"

#include <QEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace sonorant {

ProfilePlot::ProfilePlot(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot), m_line(m_plot->addGraph()), m_lower(m_plot->addGraph()),
      m_upper(m_plot->addGraph()), m_bars(new QCPErrorBars(m_plot->xAxis, m_plot->yAxis)) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_bars->setDataPlottable(m_line);
    m_upper->setChannelFillGraph(m_lower);
    m_plot->xAxis->setLabel(tr("Dimension"));
    m_plot->yAxis->setLabel(tr("Mean ± deviation"));
    connect(m_plot, &QCustomPlot::mouseMove, this,
            [this](QMouseEvent* event) { showReadout(event->position().toPoint()); });
    applyColours();
}

void ProfilePlot::setProfile(const std::vector<double>& mean, const std::vector<double>& deviation) {
    m_mean = mean;
    m_deviation = deviation;
    QVector<double> keys, middle, lower, upper, error;
    for (std::size_t d = 0; d < mean.size(); ++d) {
        keys << static_cast<double>(d);
        middle << mean[d];
        error << deviation[d];
        lower << mean[d] - deviation[d];
        upper << mean[d] + deviation[d];
    }
    const bool few = mean.size() < 4; // a band needs some width to be seen
    m_line->setData(keys, middle, true);
    m_lower->setData(few ? QVector<double>() : keys, few ? QVector<double>() : lower, true);
    m_upper->setData(few ? QVector<double>() : keys, few ? QVector<double>() : upper, true);
    m_bars->setData(few ? error : QVector<double>());
    m_line->setScatterStyle(few ? QCPScatterStyle(QCPScatterStyle::ssDisc, 7) : QCPScatterStyle());
    if (!mean.empty()) {
        const double low = *std::min_element(lower.cbegin(), lower.cend());
        const double high = *std::max_element(upper.cbegin(), upper.cend());
        const double margin = std::max((high - low) * 0.06, 1e-6);
        m_plot->yAxis->setRange(low - margin, high + margin);
        m_plot->xAxis->setRange(-0.5, static_cast<double>(mean.size()) - 0.5);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QString ProfilePlot::readout(int dimension) const {
    if (dimension < 0 || dimension >= static_cast<int>(m_mean.size())) return {};
    const auto d = static_cast<std::size_t>(dimension);
    return tr("dimension %1: mean %2, deviation %3")
        .arg(dimension)
        .arg(m_mean[d], 0, 'g', 5)
        .arg(m_deviation[d], 0, 'g', 5);
}

void ProfilePlot::showReadout(const QPoint& position) {
    const QString text = readout(static_cast<int>(std::lround(m_plot->xAxis->pixelToCoord(position.x()))));
    if (text.isEmpty()) return QToolTip::hideText();
    QToolTip::showText(m_plot->mapToGlobal(position + QPoint(12, 12)), text, m_plot);
}

void ProfilePlot::applyColours() {
    stylePlot(*m_plot);
    const QColor accent = themeColours().accent;
    QColor band = accent;
    band.setAlpha(50);
    m_line->setPen(QPen(accent, 1.75));
    m_lower->setPen(Qt::NoPen);
    m_upper->setPen(Qt::NoPen);
    m_upper->setBrush(band);
    m_bars->setPen(QPen(accent, 1));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ProfilePlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) applyColours();
    QWidget::changeEvent(event);
}

} // namespace sonorant
