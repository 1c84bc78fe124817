// SPDX-License-Identifier: GPL-3.0-or-later
// LossPlot: its parts and their colours.
#include "widgets/plots/curve_points.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/qcustomplot_wrapper.h"
#include "widgets/theme/theme.h"

#include <array>

namespace sonorant {
namespace {

QCPItemText* makeText(QCustomPlot* plot, QCPAxisRect* rect) {
    auto* text = new QCPItemText(plot);
    text->setLayer(QStringLiteral("legend"));
    text->setClipToAxisRect(false);
    text->position->setAxisRect(rect);
    text->position->setType(QCPItemPosition::ptAxisRectRatio);
    text->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    text->position->setCoords(0, 0);
    text->setPadding(QMargins(6, 3, 6, 3));
    return text;
}

QCPItemStraightLine* makeVerticalLine(QCustomPlot* plot, QCPAxisRect* rect) {
    auto* line = new QCPItemStraightLine(plot);
    for (QCPItemPosition* point : {line->point1, line->point2}) {
        point->setAxisRect(rect);
        point->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        point->setTypeX(QCPItemPosition::ptPlotCoords);
        point->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    line->setClipAxisRect(rect);
    line->point1->setCoords(0, 0);
    line->point2->setCoords(0, 1);
    line->setVisible(false);
    return line;
}

} // namespace

void LossPlot::buildAxes() {
    m_plot->plotLayout()->clear();
    m_lossRect = new QCPAxisRect(m_plot);
    m_rateRect = new QCPAxisRect(m_plot);
    m_normRect = new QCPAxisRect(m_plot);
    auto* margins = new QCPMarginGroup(m_plot);
    int row = 0;
    for (QCPAxisRect* rect : {m_lossRect, m_rateRect, m_normRect}) {
        m_plot->plotLayout()->addElement(row, 0, rect);
        m_plot->plotLayout()->setRowStretchFactor(row, row == 0 ? 4.5 : 1);
        ++row;
        rect->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
        rect->setMinimumMargins(QMargins(8, 5, 12, 3));
        rect->setupFullAxesBox(false);
        for (QCPAxis* axis : rect->axes()) {
            axis->setLayer(QStringLiteral("axes"));
            axis->grid()->setLayer(QStringLiteral("grid"));
        }
        for (const auto side : {QCPAxis::atTop, QCPAxis::atRight})
            rect->axis(side)->setVisible(false);
        rect->axis(QCPAxis::atBottom)->setTickLabels(rect == m_normRect);
        rect->setRangeDrag(Qt::Horizontal | Qt::Vertical);
        rect->setRangeZoom(Qt::Horizontal);
        rect->setMinimumSize(60, 54);
    }
    m_plot->plotLayout()->setRowSpacing(0);
    for (QCPAxisRect* rect : {m_rateRect, m_normRect})
        rect->axis(QCPAxis::atLeft)->ticker()->setTickCount(2);
    m_lossRect->axis(QCPAxis::atLeft)->setLabel(tr("Loss"));
    m_rateRect->axis(QCPAxis::atLeft)->setLabel(tr("Learning\nrate"));
    m_normRect->axis(QCPAxis::atLeft)->setLabel(tr("Gradient\nnorm"));
    // In a row of its own, four beside each other: it never hides a curve.
    m_legend = new QCPLegend;
    m_plot->plotLayout()->insertRow(0);
    m_plot->plotLayout()->addElement(0, 0, m_legend);
    m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
    m_legend->setLayer(QStringLiteral("legend"));
    m_legend->setFillOrder(QCPLegend::foColumnsFirst);
    m_legend->setWrap(4);
    m_legend->setRowSpacing(0);
    m_legend->setColumnSpacing(16);
    m_legend->setMargins(QMargins(8, 0, 8, 2));
}

LossPlot::Curves LossPlot::buildCurves(bool front) {
    const auto graph = [this](QCPAxisRect* rect) {
        return m_plot->addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    };
    Curves curves;
    if (front) {
        curves.raw = graph(m_lossRect);
        curves.trainEpochs = graph(m_lossRect);
        curves.trainEpochs->setLineStyle(QCPGraph::lsNone);
        curves.raw->setAntialiased(false);
    }
    curves.smoothed = graph(m_lossRect);
    curves.validation = graph(m_lossRect);
    curves.rate = graph(m_rateRect);
    curves.norm = graph(m_normRect);
    curves.norm->setAntialiased(false);
    return curves;
}

void LossPlot::removeCurves(const Curves& curves) {
    for (QCPGraph* graph :
         {curves.raw, curves.smoothed, curves.trainEpochs, curves.validation, curves.rate, curves.norm})
        if (graph) m_plot->removeGraph(graph);
}

void LossPlot::buildMarks() {
    const auto graph = [this] {
        auto* made = m_plot->addGraph(m_lossRect->axis(QCPAxis::atBottom), m_lossRect->axis(QCPAxis::atLeft));
        made->setLineStyle(QCPGraph::lsNone);
        return made;
    };
    m_troubles = graph();
    m_bestPoint = graph();
    m_bestLine = makeVerticalLine(m_plot, m_lossRect);
    m_bestText = makeText(m_plot, m_lossRect);
    m_bestText->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_bestText->position->setAxes(m_lossRect->axis(QCPAxis::atBottom), m_lossRect->axis(QCPAxis::atLeft));
    m_bestText->setVisible(false);
    // The cursor has a layer of its own: moving it repaints nothing else.
    m_plot->addLayer(QStringLiteral("cursor"));
    m_plot->layer(QStringLiteral("cursor"))->setMode(QCPLayer::lmBuffered);
    for (QCPAxisRect* rect : {m_lossRect, m_rateRect, m_normRect}) {
        m_cursors << makeVerticalLine(m_plot, rect);
        m_cursors.back()->setLayer(QStringLiteral("cursor"));
    }
    m_readout = makeText(m_plot, m_lossRect);
    m_readout->setLayer(QStringLiteral("cursor"));
    m_readout->position->setType(QCPItemPosition::ptAbsolute);
    m_readout->setTextAlignment(Qt::AlignLeft);
    m_readout->setPadding(QMargins(8, 6, 8, 6));
    m_readout->setVisible(false);
}

void LossPlot::buildLegend() {
    m_legend->clearItems();
    m_front.smoothed->setName(m_runName.isEmpty() ? tr("Training") : tr("Training, smoothed"));
    m_front.raw->setName(tr("Training, each step"));
    m_front.trainEpochs->setName(tr("Training, mean of epoch"));
    m_front.validation->setName(tr("Validation"));
    if (m_parts.empty()) {
        for (QCPGraph* graph : {m_front.raw, m_front.smoothed, m_front.trainEpochs, m_front.validation})
            graph->addToLegend(m_legend);
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        m_parts[i].smoothed->setName(tr("Loss %1, training").arg(i + 1));
        m_parts[i].validation->setName(tr("Loss %1, validation").arg(i + 1));
        m_parts[i].smoothed->addToLegend(m_legend);
        m_parts[i].validation->addToLegend(m_legend);
    }
    for (int i = 0; i < m_overlays.size(); ++i) {
        QCPGraph* graph = m_behind[static_cast<std::size_t>(i)].smoothed;
        graph->setName(m_parts.empty() ? m_overlays[i].name : tr("%1, sum").arg(m_overlays[i].name));
        graph->addToLegend(m_legend);
    }
    m_legend->setVisible(m_run != nullptr || !m_overlays.isEmpty());
}

QStringList LossPlot::legend() const {
    QStringList names;
    for (int i = 0; i < m_legend->itemCount(); ++i)
        if (auto* item = qobject_cast<QCPPlottableLegendItem*>(m_legend->item(i)))
            names << item->plottable()->name();
    return names;
}

void LossPlot::applyColours() {
    colourRects();
    colourMarks();
    colourParts();
    colourCurves(m_front, curves::onSurface(curves::training), curves::onSurface(curves::validation), true);
    for (int i = 0; i < m_overlays.size(); ++i) {
        const QColor colour = curves::onSurface(curves::overlay(m_overlays[i].colour));
        colourCurves(m_behind[static_cast<std::size_t>(i)], colour, colour, false);
    }
}

void LossPlot::colourRects() {
    const ThemeColours& c = themeColours();
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    m_plot->setBackground(c.surface);
    for (QCPAxisRect* rect : {m_lossRect, m_rateRect, m_normRect}) {
        for (QCPAxis* axis : {rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft)}) {
            axis->setBasePen(QPen(c.border, 1));
            axis->setTickPen(QPen(c.border, 1));
            axis->setSubTickPen(Qt::NoPen);
            axis->setTickLabelColor(c.muted);
            axis->setLabelColor(c.muted);
            axis->setTickLabelFont(small);
            axis->setLabelFont(small);
            axis->setTickLengthIn(0);
            axis->setTickLengthOut(4);
            axis->grid()->setPen(QPen(c.line, 1));
            axis->grid()->setSubGridVisible(false);
            axis->grid()->setZeroLinePen(Qt::NoPen);
        }
    }
    m_legend->setFont(small);
    m_legend->setTextColor(c.text);
    m_legend->setBrush(c.surface);
    m_legend->setBorderPen(Qt::NoPen);
}

void LossPlot::colourCurves(const Curves& shown, const QColor& train, const QColor& validation, bool front) {
    const qreal width = front ? 2 : 1.5;
    const QColor surface = themeColours().surface;
    shown.smoothed->setPen(QPen(train, width));
    shown.validation->setPen(QPen(validation, width, front ? Qt::SolidLine : Qt::DashLine));
    shown.validation->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(validation, 1.5), surface, front ? 7 : 5));
    if (front) {
        // Blended by hand: real transparency would show wherever the lines of neighbouring columns overlap.
        shown.raw->setPen(QPen(onSurfaceBlended(train, 0.3), 1));
        shown.trainEpochs->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssDiamond, QPen(train, 1.5), surface, 8));
    }
    const QColor rate = front ? curves::onSurface(curves::learningRate) : train;
    shown.rate->setPen(QPen(rate, front ? 1.5 : 1));
    shown.norm->setPen(QPen(front ? themeColours().muted : onSurfaceBlended(train, 0.6), 1));
}

void LossPlot::colourMarks() {
    const ThemeColours& c = themeColours();
    const QColor best = curves::onSurface(curves::best);
    m_bestLine->setPen(QPen(best, 1.5, Qt::DashLine));
    m_bestPoint->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(best, 2), best, 9));
    m_bestText->setColor(c.text);
    m_bestText->setBrush(c.surface);
    m_bestText->setPen(QPen(best, 1));
    m_bestText->setFont(m_legend->font());
    m_troubles->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCross, QPen(curves::error, 2), QBrush(), 9));
    m_readout->setColor(c.text);
    m_readout->setBrush(c.surface);
    m_readout->setPen(QPen(c.border));
    m_readout->setFont(m_legend->font());
    for (QCPItemStraightLine* cursor : std::as_const(m_cursors))
        cursor->setPen(QPen(c.muted, 1, Qt::DotLine));
}

} // namespace sonorant
