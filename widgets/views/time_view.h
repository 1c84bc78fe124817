// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

namespace sonorant {

class TimeAxis;

/// What all views over time have in common: the shared axis, cursor and region, and the mouse and keys. Wheel
/// zooms at the pointer, Shift+wheel and dragging with the middle button pan, dragging marks a region, a
/// click seeks, a double click shows everything. Keys: + - 0 zoom, Left Right pan, Escape clears the region.
/// The content is painted once and kept until it or the range changes: a moving cursor costs nothing.
class TimeView : public QWidget {
    Q_OBJECT
public:
    /// @param axis shared; must outlive the view
    explicit TimeView(TimeAxis* axis, QWidget* parent = nullptr);

    TimeAxis* axis() const { return m_axis; }
    /// Room at the left for the values' scale, the same in all views of a stack so that times stand above
    /// each other.
    void setGutter(int pixels);
    int gutter() const { return m_gutter; }
    /// Where the content is drawn.
    QRect plotArea() const;
    double secondsAt(double x) const;
    double xAt(double seconds) const;
    /// Off: dragging pans instead of marking a region.
    void setRegionEnabled(bool enabled) { m_regionEnabled = enabled; }
    /// Milliseconds that painting the content took the last time.
    double lastContentMs() const { return m_contentMs; }

    QSize sizeHint() const override { return {400, 96}; }
    QSize minimumSizeHint() const override { return {120, 32}; }

Q_SIGNALS:
    /// The pointer moved over the content; negative: it left.
    void hovered(double seconds);

protected:
    /// Paints what is seen of [axis->begin(), axis->end()] into `area`.
    virtual void paintContent(QPainter& painter, const QRect& area) = 0;
    /// Paints the scale left of it.
    virtual void paintGutter(QPainter& painter, const QRect& gutter);
    /// A line for the pointer's place, shown as a tool tip beside it; may be empty.
    virtual QString readout(const QPointF& position) const;
    /// The content must be painted anew.
    void invalidate();

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag { None, Pressed, Region, Pan };
    void paintMarks(QPainter& painter, const QRect& area);

    TimeAxis* m_axis;
    int m_gutter = 56;
    bool m_regionEnabled = true;
    QPixmap m_content;
    bool m_dirty = true;
    double m_contentMs = 0;
    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    double m_pressedSeconds = 0, m_pressedBegin = 0;
};

} // namespace sonorant
