// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/time_view.h"

#include "widgets/theme/theme.h"
#include "widgets/views/time_axis.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

constexpr double dragThreshold = 4;   // pixels; less is a click
constexpr double zoomPerNotch = 0.8;  // of the wheel and the keys
constexpr double panPerNotch = 0.125; // of what is seen

} // namespace

TimeView::TimeView(TimeAxis* axis, QWidget* parent) : QWidget(parent), m_axis(axis) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(axis, &TimeAxis::rangeChanged, this, &TimeView::invalidate);
    connect(axis, &TimeAxis::regionChanged, this, qOverload<>(&QWidget::update));
    connect(axis, &TimeAxis::cursorChanged, this, qOverload<>(&QWidget::update));
}

void TimeView::setGutter(int pixels) {
    m_gutter = pixels;
    invalidate();
}

QRect TimeView::plotArea() const {
    return rect().adjusted(m_gutter, 0, 0, 0);
}

double TimeView::secondsAt(double x) const {
    const QRect area = plotArea();
    return area.width() > 0 ? m_axis->begin() + (x - area.left()) / area.width() * m_axis->span() : 0;
}

double TimeView::xAt(double seconds) const {
    const QRect area = plotArea();
    const double span = m_axis->span();
    return span > 0 ? area.left() + (seconds - m_axis->begin()) / span * area.width() : area.left();
}

void TimeView::invalidate() {
    m_dirty = true;
    update();
}

void TimeView::paintGutter(QPainter&, const QRect&) {}

QString TimeView::readout(const QPointF&) const {
    return {};
}

void TimeView::paintEvent(QPaintEvent*) {
    const double ratio = devicePixelRatioF();
    if (m_dirty || m_content.size() != size() * ratio) {
        QElapsedTimer clock;
        clock.start();
        m_content = QPixmap(size() * ratio);
        m_content.setDevicePixelRatio(ratio);
        m_content.fill(themeColours().surface);
        QPainter painter(&m_content);
        const QRect area = plotArea();
        paintGutter(painter, QRect(0, 0, m_gutter, height()));
        painter.setClipRect(area);
        if (area.width() > 0 && m_axis->span() > 0) paintContent(painter, area);
        m_dirty = false;
        m_contentMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_content);
    painter.setClipRect(plotArea());
    paintMarks(painter, plotArea());
    if (!hasFocus()) return;
    painter.setClipping(false);
    painter.setPen(QPen(themeColours().accent, 1));
    painter.drawRect(plotArea().adjusted(0, 0, -1, -1));
}

void TimeView::paintMarks(QPainter& painter, const QRect& area) {
    if (m_axis->hasRegion()) {
        QColor shade = themeColours().accent;
        const QRectF region(QPointF(xAt(m_axis->regionBegin()), area.top()),
                            QPointF(xAt(m_axis->regionEnd()), area.bottom() + 1));
        shade.setAlpha(50);
        painter.fillRect(region, shade);
        painter.setPen(themeColours().accent);
        painter.drawLine(region.topLeft(), region.bottomLeft());
        painter.drawLine(region.topRight(), region.bottomRight());
    }
    const double cursor = m_axis->cursor();
    if (cursor < m_axis->begin() || cursor > m_axis->end()) return;
    // Dark within light, so that it stands out on every picture.
    const double x = std::round(xAt(cursor)) + 0.5;
    painter.setPen(QPen(QColor(255, 255, 255, 180), 3));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(QPen(curves::error, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
}

void TimeView::resizeEvent(QResizeEvent*) {
    m_dirty = true;
}

void TimeView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) invalidate();
    QWidget::changeEvent(event);
}

void TimeView::wheelEvent(QWheelEvent* event) {
    const QPoint angle = event->angleDelta();
    const bool sideways = std::abs(angle.x()) > std::abs(angle.y());
    const double notches = (sideways ? angle.x() : angle.y()) / 120.0;
    if (notches == 0) return event->ignore();
    if (sideways || event->modifiers() & Qt::ShiftModifier)
        m_axis->pan(-notches * panPerNotch * m_axis->span());
    else
        m_axis->zoom(std::pow(zoomPerNotch, notches), secondsAt(event->position().x()));
    event->accept();
}

void TimeView::mousePressEvent(QMouseEvent* event) {
    const bool pans = event->button() == Qt::MiddleButton;
    if (!pans && event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    m_pressedAt = event->position();
    m_pressedSeconds = secondsAt(event->position().x());
    m_pressedBegin = m_axis->begin();
    m_drag = pans ? Drag::Pan : Drag::Pressed;
}

void TimeView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (m_drag == Drag::Pressed && std::abs(at.x() - m_pressedAt.x()) >= dragThreshold)
        m_drag = m_regionEnabled ? Drag::Region : Drag::Pan;
    if (m_drag == Drag::Region) m_axis->setRegion(m_pressedSeconds, secondsAt(at.x()));
    if (m_drag == Drag::Pan) {
        const double moved = (m_pressedAt.x() - at.x()) / std::max(1, plotArea().width()) * m_axis->span();
        m_axis->setRange(m_pressedBegin + moved, m_pressedBegin + moved + m_axis->span());
    }
    const bool inside = plotArea().contains(at.toPoint());
    Q_EMIT hovered(inside ? secondsAt(at.x()) : -1);
    const QString text = inside && m_drag == Drag::None ? readout(at) : QString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint() + QPoint(12, 12), text, this);
}

void TimeView::mouseReleaseEvent(QMouseEvent* event) {
    if (m_drag == Drag::Pressed && event->button() == Qt::LeftButton) {
        m_axis->clearRegion();
        m_axis->seek(m_pressedSeconds);
    }
    m_drag = Drag::None;
}

void TimeView::mouseDoubleClickEvent(QMouseEvent*) {
    m_drag = Drag::None;
    m_axis->showAll();
}

void TimeView::leaveEvent(QEvent* event) {
    Q_EMIT hovered(-1);
    QWidget::leaveEvent(event);
}

void TimeView::keyPressEvent(QKeyEvent* event) {
    const double cursor = m_axis->cursor();
    const bool seen = cursor >= m_axis->begin() && cursor <= m_axis->end();
    const double around = seen ? cursor : m_axis->begin() + m_axis->span() / 2;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return m_axis->zoom(zoomPerNotch, around);
    case Qt::Key_Minus:
        return m_axis->zoom(1 / zoomPerNotch, around);
    case Qt::Key_0:
        return m_axis->showAll();
    case Qt::Key_Left:
        return m_axis->pan(-panPerNotch * m_axis->span());
    case Qt::Key_Right:
        return m_axis->pan(panPerNotch * m_axis->span());
    case Qt::Key_Escape:
        if (m_axis->hasRegion()) return m_axis->clearRegion();
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace sonorant
