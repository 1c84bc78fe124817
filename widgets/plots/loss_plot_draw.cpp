// SPDX-License-Identifier: GPL-3.0-or-later
// LossPlot: what is in the picture, made anew from the runs before every frame that needs it.
#include "widgets/plots/curve_points.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/qcustomplot_wrapper.h"
#include "widgets/theme/theme.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace sonorant {
namespace {

/// Numbers for a logarithmic axis that spans less than two powers of ten, spaced evenly to the eye.
class NarrowLogTicker : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double, const QCPRange& range) override {
        static const double mantissas[] = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8};
        QVector<double> ticks;
        if (!(range.lower > 0)) return ticks;
        const double apart = std::pow(range.upper / range.lower, 1.0 / std::max(2, tickCount()));
        for (double decade = std::pow(10, std::floor(std::log10(range.lower))); decade <= range.upper;
             decade *= 10)
            for (const double mantissa : mantissas) {
                const double tick = mantissa * decade;
                if (tick < range.lower || tick > range.upper) continue;
                if (ticks.isEmpty() || tick / ticks.last() > apart * 0.8) ticks << tick;
            }
        return ticks.size() < 2 ? QCPAxisTicker::createTickVector(getTickStep(range), range) : ticks;
    }
};

void include(QCPRange& range, bool& any, double low, double high) {
    if (!std::isfinite(low) || !std::isfinite(high)) return;
    range = any ? QCPRange(std::min(range.lower, low), std::max(range.upper, high)) : QCPRange(low, high);
    any = true;
}

/// Room above and below, in the axis's own measure; a single value gets a range around it.
QCPRange padded(QCPRange range, bool logarithmic, double part) {
    if (logarithmic) {
        const double upper = range.upper > 0 ? range.upper : 1;
        const double lower = range.lower > 0 ? range.lower : upper * 1e-3;
        const double factor = lower == upper ? 1.5 : std::pow(upper / lower, part);
        return QCPRange(lower / factor, upper * factor);
    }
    double room = (range.upper - range.lower) * part;
    if (room <= 0) room = range.upper != 0 ? std::abs(range.upper) * 0.1 : 1;
    return QCPRange(range.lower - room, range.upper + room);
}

void fitTo(QCPAxis* axis, bool logarithmic, double part) {
    QCPRange range;
    bool any = false;
    const QList<QCPGraph*> graphs = axis->graphs();
    for (const QCPGraph* graph : graphs) {
        bool found = false;
        const QCPRange values = graph->getValueRange(found, logarithmic ? QCP::sdPositive : QCP::sdBoth);
        if (found) include(range, any, values.lower, values.upper);
    }
    if (any) axis->setRange(padded(range, logarithmic, part));
}

} // namespace

void LossPlot::prepare() {
    m_fitting = true;
    m_preparedFor = m_lossRect->rect();
    if (m_following) fitKeys();
    const std::vector<double> edges = pixelEdges();
    static const RunSeries nothing;
    matchParts();
    drawRun(m_front, m_run ? *m_run : nothing, edges);
    drawParts(edges);
    for (int i = 0; i < m_overlays.size(); ++i)
        drawRun(m_behind[static_cast<std::size_t>(i)], *m_overlays[i].run, edges);
    if (m_fitValues) fitValues();
    drawMarks();
    m_fitting = false;
}

std::vector<double> LossPlot::pixelEdges() const {
    const QCPAxis* axis = m_lossRect->axis(QCPAxis::atBottom);
    const int left = m_lossRect->left();
    const int width = std::max(2, m_lossRect->width());
    std::vector<double> edges;
    edges.reserve(static_cast<std::size_t>(width) + 3);
    // One column more on each side, so that curves run out of the picture rather than end in it.
    for (int pixel = -1; pixel <= width + 1; ++pixel)
        edges.push_back(axis->pixelToCoord(left + pixel));
    return edges;
}

void LossPlot::drawRun(const Curves& shown, const RunSeries& run, const std::vector<double>& edges) {
    const EnvelopeKeys& keys = run.keys(m_axis);
    const auto draw = [&](QCPGraph* graph, RunSeries::Curve curve) {
        if (graph)
            graph->data()->set(pointsOf(envelope(keys, run.values(curve), edges), graph->valueAxis()), true);
    };
    draw(shown.raw, RunSeries::Curve::Loss);
    draw(shown.smoothed, RunSeries::Curve::Smoothed);
    // A line needs two points; the first alone is to be seen, too.
    shown.smoothed->setScatterStyle(run.steps() == 1
                                        ? QCPScatterStyle(QCPScatterStyle::ssDisc, shown.smoothed->pen(),
                                                          shown.smoothed->pen().color(), 6)
                                        : QCPScatterStyle());
    draw(shown.rate, RunSeries::Curve::LearningRate);
    draw(shown.norm, RunSeries::Curve::GradientNorm);
    drawEpochs(shown, run);
}

void LossPlot::drawEpochs(const Curves& shown, const RunSeries& run) {
    const auto axis = static_cast<std::size_t>(m_axis);
    QVector<QCPGraphData> train, validation;
    for (const RunSeries::EpochPoint& point : run.epochs()) {
        const auto usable = [this](double value) { return std::isfinite(value) && (!m_logY || value > 0); };
        if (usable(point.train)) train.append(QCPGraphData(point.at[axis], point.train));
        if (usable(point.validation)) validation.append(QCPGraphData(point.at[axis], point.validation));
    }
    shown.validation->data()->set(validation, true);
    // Marks help while they stand apart; of hundreds only the line is left.
    const bool marks =
        run.epochs().size() <= static_cast<std::size_t>(std::max(10, m_lossRect->width() / 10));
    QCPScatterStyle style = shown.validation->scatterStyle();
    style.setShape(marks ? QCPScatterStyle::ssCircle : QCPScatterStyle::ssNone);
    shown.validation->setScatterStyle(style);
    if (shown.trainEpochs) {
        shown.trainEpochs->data()->set(train, true);
        shown.trainEpochs->setLineStyle(marks ? QCPGraph::lsNone : QCPGraph::lsLine);
    }
}

void LossPlot::fitKeys() {
    QCPRange range;
    bool any = false;
    const auto axis = static_cast<std::size_t>(m_axis);
    for (const auto& run : shownRuns()) {
        const EnvelopeKeys& keys = run->keys(m_axis);
        if (keys.size() > 0) include(range, any, keys[0], keys[keys.size() - 1]);
        if (!run->epochs().empty())
            include(range, any, run->epochs().front().at[axis], run->epochs().back().at[axis]);
    }
    if (!any) range = QCPRange(m_logX ? 1 : 0, 100);
    if (m_logX && range.lower <= 0) range.lower = range.upper * 1e-4;
    m_lossRect->axis(QCPAxis::atBottom)->setRange(padded(range, m_logX, 0.015));
}

void LossPlot::fitValues() {
    fitTo(m_lossRect->axis(QCPAxis::atLeft), m_logY, 0.06);
    fitTo(m_normRect->axis(QCPAxis::atLeft), m_logY, 0.25);
    fitTo(m_rateRect->axis(QCPAxis::atLeft), false, 0.3);
    // Ticks at powers of ten only would leave a narrow range without a single number.
    for (QCPAxisRect* rect : {m_lossRect, m_normRect}) {
        QCPAxis* axis = rect->axis(QCPAxis::atLeft);
        const QCPRange range = axis->range();
        const bool wide = m_logY && range.lower > 0 && range.upper / range.lower > 100;
        QSharedPointer<QCPAxisTicker> ticker(!m_logY ? new QCPAxisTicker
                                             : wide  ? static_cast<QCPAxisTicker*>(new QCPAxisTickerLog)
                                                     : new NarrowLogTicker);
        ticker->setTickCount(std::clamp(rect->height() / 26, 2, 8));
        axis->setTicker(ticker);
    }
}

void LossPlot::drawMarks() {
    const auto axis = static_cast<std::size_t>(m_axis);
    const RunSeries::EpochPoint* best = m_run ? m_run->best() : nullptr;
    m_bestLine->setVisible(best);
    m_bestText->setVisible(best);
    m_bestPoint->data()->clear();
    m_troubles->data()->clear();
    if (best) {
        const double value = std::isfinite(best->validation) ? best->validation : best->train;
        const double at = best->at[axis];
        m_bestLine->point1->setCoords(at, 0);
        m_bestLine->point2->setCoords(at, 1);
        if (!drawsParts()) m_bestPoint->addData(at, value); // of the sum, which is not drawn then
        m_bestText->setText(
            tr("Best: epoch %1, %2").arg(best->epoch + 1).arg(QLocale().toString(value, 'g', 4)));
        const QCPAxis* bottom = m_lossRect->axis(QCPAxis::atBottom);
        const bool rightHalf = bottom->coordToPixel(at) > m_lossRect->center().x();
        m_bestText->setPositionAlignment((rightHalf ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
        m_bestText->position->setCoords(at, 0.97);
        const QCPRange shown = bottom->range();
        if (!shown.contains(at)) m_bestText->setVisible(false);
    }
    if (m_run) {
        // At the upper edge: there is no finite value to draw them at.
        const double top = m_lossRect->axis(QCPAxis::atLeft)->pixelToCoord(m_lossRect->top() + 8);
        for (const RunSeries::Trouble& trouble : m_run->troubles())
            m_troubles->addData(trouble.at[axis], top);
    }
}

} // namespace sonorant
