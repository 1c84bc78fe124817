// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/image_view.h"

#include "widgets/inspect/pyramid_source.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace sonorant {

ImageView::ImageView(TimeAxis* axis, QWidget* parent) : MatrixView(axis, parent) {
    setAccessibleName(tr("Picture of the values"));
    setAccessibleDescription(tr("Up and Down choose the dimension of the curve."));
    setNotFiniteWins(true);
}

void ImageView::setDocument(std::shared_ptr<const BlockPyramid> pyramid, double unitsPerRow) {
    m_pyramid = std::move(pyramid);
    setSource(m_pyramid ? std::make_shared<PyramidSource>(m_pyramid) : nullptr, unitsPerRow);
}

void ImageView::setChosen(std::int64_t column) {
    m_chosen = column;
    update();
}

void ImageView::paintContent(QPainter& painter, const QRect& area) {
    if (m_pyramid && m_pyramid->document()->isWhole()) MatrixView::paintContent(painter, area);
}

/// The chosen dimension is marked at both ends, so that nothing of the picture is covered.
void ImageView::paintEvent(QPaintEvent* event) {
    MatrixView::paintEvent(event);
    if (m_chosen < firstColumn() || m_chosen >= lastColumn()) return;
    const QRect area = plotArea();
    const double height =
        static_cast<double>(area.height()) / static_cast<double>(lastColumn() - firstColumn());
    const double y = area.bottom() + 1 - (static_cast<double>(m_chosen - firstColumn()) + 0.5) * height;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::black, 1));
    painter.setBrush(Qt::white);
    constexpr double size = 7;
    for (const auto& [edge, inwards] :
         {std::pair(area.left() + 0.5, size), std::pair(area.right() + 0.5, -size)})
        painter.drawPolygon(QPolygonF{{edge, y - size * 0.7}, {edge + inwards, y}, {edge, y + size * 0.7}});
}

void ImageView::mousePressEvent(QMouseEvent* event) {
    m_pressedAt = event->position();
    MatrixView::mousePressEvent(event);
}

void ImageView::mouseReleaseEvent(QMouseEvent* event) {
    MatrixView::mouseReleaseEvent(event);
    const bool click = (event->position() - m_pressedAt).manhattanLength() < 4;
    const std::int64_t column = columnAt(event->position());
    if (click && event->button() == Qt::LeftButton && column >= 0) Q_EMIT columnChosen(column);
}

void ImageView::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (step == 0 || !source()) return MatrixView::keyPressEvent(event);
    Q_EMIT columnChosen(std::clamp<std::int64_t>(m_chosen + step, 0, source()->columns() - 1));
}

} // namespace sonorant
