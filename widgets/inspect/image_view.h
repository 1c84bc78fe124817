// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/block_pyramid.h"
#include "widgets/views/matrix_view.h"

namespace sonorant {

/// The document as a picture. A click on it chooses the dimension that is drawn as a curve, and marks it.
class ImageView : public MatrixView {
    Q_OBJECT
public:
    explicit ImageView(TimeAxis* axis, QWidget* parent = nullptr);

    void setDocument(std::shared_ptr<const BlockPyramid> pyramid, double unitsPerRow);
    /// More of it is there.
    void refresh() { invalidate(); }
    void setChosen(std::int64_t column);
    std::int64_t chosen() const { return m_chosen; }

    /// No tool tip: the page says the value in one place.
    QString readout(const QPointF&) const override { return {}; }

    QSize sizeHint() const override { return {600, 320}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    void columnChosen(std::int64_t column);

protected:
    void paintContent(QPainter& painter, const QRect& area) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::shared_ptr<const BlockPyramid> m_pyramid;
    std::int64_t m_chosen = -1;
    QPointF m_pressedAt;
};

} // namespace sonorant
