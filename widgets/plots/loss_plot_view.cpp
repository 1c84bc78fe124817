// SPDX-License-Identifier: GPL-3.0-or-later
// LossPlot: axes, mouse and read-out.
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/qcustomplot_wrapper.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace sonorant {
namespace {

QString number(double value) {
    return std::isfinite(value) ? QLocale().toString(value, 'g', 5) : QString::number(value);
}

QString clock(double seconds) {
    const auto whole = static_cast<qint64>(seconds);
    return QStringLiteral("%1:%2:%3")
        .arg(whole / 3600)
        .arg(whole / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(whole % 60, 2, 10, QLatin1Char('0'));
}

/// Steps are whole: a range of three has no ticks between them.
class WholeTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override {
        return std::max(1.0, QCPAxisTicker::getTickStep(range));
    }
    int getSubTickCount(double tickStep) override {
        return tickStep <= 1 ? 0 : QCPAxisTicker::getSubTickCount(tickStep);
    }
};

QSharedPointer<QCPAxisTicker> keyTicker(RunAxis axis, bool logarithmic) {
    if (logarithmic) return QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog);
    if (axis == RunAxis::Time) {
        auto* ticker = new QCPAxisTickerTime;
        ticker->setTimeFormat(QStringLiteral("%h:%m:%s"));
        return QSharedPointer<QCPAxisTicker>(ticker);
    }
    if (axis == RunAxis::Step) return QSharedPointer<QCPAxisTicker>(new WholeTicker);
    return QSharedPointer<QCPAxisTicker>(new QCPAxisTicker);
}

} // namespace

void LossPlot::applyScales() {
    const QString label = m_axis == RunAxis::Step    ? tr("Training step")
                          : m_axis == RunAxis::Epoch ? tr("Epoch")
                                                     : tr("Time since the start (h:min:s)");
    for (QCPAxisRect* rect : {m_lossRect, m_rateRect, m_normRect}) {
        QCPAxis* bottom = rect->axis(QCPAxis::atBottom);
        bottom->setScaleType(m_logX ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        bottom->setTicker(keyTicker(m_axis, m_logX));
        bottom->setNumberFormat(m_logX ? QStringLiteral("gb") : QStringLiteral("f"));
        bottom->setNumberPrecision(0);
        if (m_axis == RunAxis::Epoch && !m_logX)
            bottom->setNumberFormat(QStringLiteral("g")), bottom->setNumberPrecision(4);
        QCPAxis* left = rect->axis(QCPAxis::atLeft);
        const bool logarithmic = m_logY && rect != m_rateRect;
        left->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        left->setNumberFormat(QStringLiteral("gb"));
        left->setNumberPrecision(4);
    }
    m_normRect->axis(QCPAxis::atBottom)->setLabel(label);
}

void LossPlot::connectMouse() {
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->installEventFilter(this);
    m_plot->setMouseTracking(true);
    const QList<QCPAxisRect*> rects{m_lossRect, m_rateRect, m_normRect};
    for (QCPAxisRect* rect : rects) {
        connect(rect->axis(QCPAxis::atBottom), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                [this, rects, rect](const QCPRange& range) {
                    for (QCPAxisRect* other : rects)
                        if (other != rect) other->axis(QCPAxis::atBottom)->setRange(range);
                    if (m_fitting) return;
                    m_dirty = true;
                    setFollowing(false);
                });
        connect(rect->axis(QCPAxis::atLeft), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                [this] {
                    if (!m_fitting) m_fitValues = false;
                });
    }
    connect(m_plot, &QCustomPlot::mouseWheel, this, [rects](const QWheelEvent* event) {
        const bool values = event->modifiers().testFlag(Qt::ControlModifier);
        for (QCPAxisRect* rect : rects)
            rect->setRangeZoom(values ? Qt::Vertical : Qt::Horizontal);
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &LossPlot::resetView);
    connect(m_plot, &QCustomPlot::mouseMove, this,
            [this](const QMouseEvent* event) { showReadout(event->position()); });
}

bool LossPlot::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_plot && event->type() == QEvent::Leave) hideReadout();
    if (watched == m_plot && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        QCPAxis* axis = m_lossRect->axis(QCPAxis::atBottom);
        const QCPRange range = axis->range();
        const double step = (m_logX ? 0 : range.size() * 0.1);
        switch (key) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            axis->scaleRange(0.8);
            break;
        case Qt::Key_Minus:
            axis->scaleRange(1.25);
            break;
        case Qt::Key_Left:
            axis->moveRange(-step);
            break;
        case Qt::Key_Right:
            axis->moveRange(step);
            break;
        case Qt::Key_Home:
            resetView();
            break;
        default:
            return QWidget::eventFilter(watched, event);
        }
        m_plot->replot(QCustomPlot::rpQueuedReplot);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

QStringList LossPlot::readoutAt(double pixelX) const {
    if (!m_run || m_run->steps() == 0) return {};
    const double key = m_lossRect->axis(QCPAxis::atBottom)->pixelToCoord(pixelX);
    const std::size_t at = m_run->keys(m_axis).nearest(key);
    const auto value = [&](RunSeries::Curve curve) {
        return number(static_cast<double>(m_run->values(curve)[at]));
    };
    QStringList lines{
        tr("Step %1, epoch %2, %3")
            .arg(QLocale().toString(m_run->keys(RunAxis::Step)[at], 'f', 0),
                 QLocale().toString(m_run->keys(RunAxis::Epoch)[at], 'f', 2),
                 clock(m_run->keys(RunAxis::Time)[at])),
        tr("Loss %1, smoothed %2").arg(value(RunSeries::Curve::Loss), value(RunSeries::Curve::Smoothed)),
        tr("Learning rate %1, gradient %2")
            .arg(value(RunSeries::Curve::LearningRate), value(RunSeries::Curve::GradientNorm))};
    QStringList parts;
    for (const RunSeries::Part& part : m_run->parts())
        parts << number(static_cast<double>(part.raw[at]));
    if (!parts.isEmpty()) lines.insert(2, tr("Its parts: %1").arg(parts.join(QStringLiteral(", "))));
    for (const Overlay& overlay : m_overlays) {
        if (overlay.run->steps() == 0) continue;
        const std::size_t there = overlay.run->keys(m_axis).nearest(key);
        const auto smoothed = static_cast<double>(overlay.run->values(RunSeries::Curve::Smoothed)[there]);
        lines << tr("%1: %2").arg(overlay.name, number(smoothed));
    }
    return lines;
}

void LossPlot::showReadout(const QPointF& pixel) {
    const QStringList lines = readoutAt(pixel.x());
    if (lines.isEmpty() || pixel.y() < m_lossRect->top()) return hideReadout();
    const double key = m_lossRect->axis(QCPAxis::atBottom)->pixelToCoord(pixel.x());
    const double at = m_run->keys(m_axis)[m_run->keys(m_axis).nearest(key)];
    for (QCPItemStraightLine* cursor : std::as_const(m_cursors)) {
        cursor->point1->setCoords(at, 0);
        cursor->point2->setCoords(at, 1);
        cursor->setVisible(true);
    }
    m_readout->setText(lines.join(QLatin1Char('\n')));
    const bool rightHalf = pixel.x() > m_lossRect->center().x();
    m_readout->setPositionAlignment((rightHalf ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    m_readout->position->setCoords(pixel.x() + (rightHalf ? -14 : 14), m_lossRect->top() + 8);
    m_readout->setVisible(true);
    m_plot->layer(QStringLiteral("cursor"))->replot();
}

void LossPlot::hideReadout() {
    if (!m_readout->visible()) return;
    m_readout->setVisible(false);
    for (QCPItemStraightLine* cursor : std::as_const(m_cursors))
        cursor->setVisible(false);
    m_plot->layer(QStringLiteral("cursor"))->replot();
}

} // namespace sonorant
