// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/loss_plot.h"

#include "widgets/plots/qcustomplot_wrapper.h"
#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QVBoxLayout>

namespace sonorant {

LossPlot::LossPlot(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_plot, 1);
    m_plot->setAccessibleName(tr("Loss, learning rate and gradient norm"));
    m_plot->setAccessibleDescription(
        tr("Plus and minus zoom, the arrows move, Home shows everything and follows the run."));
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMinimumHeight(200);
    m_plot->setNoAntialiasingOnDrag(true);
    m_plot->setPlottingHint(QCP::phFastPolylines, true);
    m_plot->setAutoAddPlottableToLegend(false);
    buildAxes();
    m_front = buildCurves(true);
    buildMarks();
    connectMouse();
    applyScales();
    applyColours();
    hideReadout();
    connect(m_plot, &QCustomPlot::beforeReplot, this, [this] {
        if (std::exchange(m_dirty, false)) prepare();
    });
    // The layout of this very frame may have given the axes another size, as the first one always does.
    connect(m_plot, &QCustomPlot::afterLayout, this, [this] {
        if (m_lossRect->rect() != m_preparedFor) prepare();
    });
    connect(m_plot, &QCustomPlot::afterReplot, this, [this] { m_lastFrameMs = m_plot->replotTime(); });
}

LossPlot::~LossPlot() = default;

void LossPlot::setRun(std::shared_ptr<RunSeries> run, const QString& name) {
    m_run = std::move(run);
    m_runName = name;
    if (m_run && m_run->smoothing() != m_smoothing) m_run->setSmoothing(m_smoothing);
    buildLegend();
    resetView();
}

void LossPlot::setOverlays(const QList<Overlay>& overlays) {
    m_overlays = overlays;
    while (m_behind.size() < static_cast<std::size_t>(overlays.size()))
        m_behind.push_back(buildCurves(false));
    while (m_behind.size() > static_cast<std::size_t>(overlays.size())) {
        removeCurves(m_behind.back());
        m_behind.pop_back();
    }
    for (const Overlay& overlay : overlays)
        if (overlay.run->smoothing() != m_smoothing) overlay.run->setSmoothing(m_smoothing);
    applyColours();
    buildLegend();
    refresh();
}

void LossPlot::refresh() {
    m_dirty = true;
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LossPlot::setAxis(RunAxis axis) {
    if (m_axis == axis) return;
    m_axis = axis;
    applyScales();
    resetView();
}

void LossPlot::setLogarithmic(bool x, bool y) {
    if (m_logX == x && m_logY == y) return;
    m_logX = x;
    m_logY = y;
    applyScales();
    resetView();
}

void LossPlot::setSmoothing(double weight) {
    m_smoothing = weight;
    for (const auto& run : shownRuns())
        run->setSmoothing(weight);
    refresh();
}

void LossPlot::resetView() {
    setFollowing(true);
    m_fitValues = true;
    refresh();
}

void LossPlot::setFollowing(bool following) {
    if (m_following == following) return;
    m_following = following;
    Q_EMIT followingChanged(following);
}

void LossPlot::setSeparate(bool separate) {
    if (m_separate == separate) return;
    m_separate = separate;
    resetView();
}

QList<std::shared_ptr<RunSeries>> LossPlot::shownRuns() const {
    QList<std::shared_ptr<RunSeries>> runs;
    if (m_run) runs << m_run;
    for (const Overlay& overlay : m_overlays)
        runs << overlay.run;
    return runs;
}

int LossPlot::drawnPoints() const {
    int count = 0;
    for (int i = 0; i < m_plot->graphCount(); ++i)
        count += m_plot->graph(i)->dataCount();
    return count;
}

void LossPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        applyColours();
        refresh();
    }
    QWidget::changeEvent(event);
}

void LossPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refresh();
}

} // namespace sonorant
