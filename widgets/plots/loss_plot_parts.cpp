// SPDX-License-Identifier: GPL-3.0-or-later
// LossPlot: the named losses of a run that has several, each with curves of its own.
#include "widgets/plots/curve_points.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/qcustomplot_wrapper.h"
#include "widgets/theme/theme.h"

#include <array>
#include <cmath>

namespace sonorant {
namespace {

QColor partColour(std::size_t index) {
    static const std::array<QColor, 4> colours{curves::training, curves::best, curves::learningRate,
                                               curves::warning};
    return curves::onSurface(colours[index % colours.size()]);
}

} // namespace

void LossPlot::matchParts() {
    if (m_severalTold != hasSeveralLosses()) {
        m_severalTold = hasSeveralLosses();
        Q_EMIT severalLosses(m_severalTold);
    }
    const std::size_t wanted = drawsParts() ? m_run->parts().size() : 0;
    if (m_parts.size() == wanted) return;
    while (m_parts.size() > wanted) {
        removeCurves(m_parts.back());
        m_parts.pop_back();
    }
    while (m_parts.size() < wanted) {
        Curves curves;
        for (QCPGraph** graph : {&curves.raw, &curves.smoothed, &curves.validation})
            *graph = m_plot->addGraph(m_lossRect->axis(QCPAxis::atBottom), m_lossRect->axis(QCPAxis::atLeft));
        curves.raw->setAntialiased(false);
        m_parts.push_back(curves);
    }
    colourParts();
    buildLegend();
}

void LossPlot::colourParts() {
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const QColor colour = partColour(i);
        m_parts[i].raw->setPen(QPen(onSurfaceBlended(colour, 0.3), 1));
        m_parts[i].smoothed->setPen(QPen(colour, 2));
        m_parts[i].validation->setPen(QPen(colour, 1.5, Qt::DashLine));
        m_parts[i].validation->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(colour, 1.5), themeColours().surface, 7));
    }
}

void LossPlot::drawParts(const std::vector<double>& edges) {
    if (m_parts.empty()) return;
    // Their sum would only hide them.
    for (QCPGraph* graph : {m_front.raw, m_front.smoothed, m_front.trainEpochs, m_front.validation})
        graph->data()->clear();
    const auto axis = static_cast<std::size_t>(m_axis);
    const EnvelopeKeys& keys = m_run->keys(m_axis);
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const Curves& shown = m_parts[i];
        const RunSeries::Part& part = m_run->parts()[i];
        shown.raw->data()->set(pointsOf(envelope(keys, part.raw, edges), shown.raw->valueAxis()), true);
        shown.smoothed->data()->set(pointsOf(envelope(keys, part.smoothed, edges), shown.raw->valueAxis()),
                                    true);
        QVector<QCPGraphData> validation;
        for (const RunSeries::EpochPoint& point : m_run->epochs()) {
            if (i >= point.validationParts.size()) continue;
            const double value = point.validationParts[i];
            if (std::isfinite(value) && (!m_logY || value > 0))
                validation.append(QCPGraphData(point.at[axis], value));
        }
        shown.validation->data()->set(validation, true);
    }
}

} // namespace sonorant
