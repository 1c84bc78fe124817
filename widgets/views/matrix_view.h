// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/views/color_map.h"
#include "widgets/views/matrix_source.h"
#include "widgets/views/time_view.h"

#include <QImage>

#include <memory>
#include <vector>

namespace sonorant {

/// A matrix as a picture: frames along the shared axis, dimension 0 at the bottom, values as colours. Only
/// what is seen is made, one column of pixels at a time.
class MatrixView : public TimeView {
    Q_OBJECT
public:
    using Source = std::shared_ptr<const MatrixSource>;

    explicit MatrixView(TimeAxis* axis, QWidget* parent = nullptr);

    /// @param secondsPerRow of the axis, which is not touched. A null source: nothing is shown.
    void setSource(Source source, double secondsPerRow);
    const Source& source() const { return m_source; }
    double secondsPerRow() const { return m_secondsPerRow; }
    /// Values that get the first and the last colour. Without it: the 1st and 99th percentile.
    void setValueRange(float low, float high);
    void setValueRange(ValueRange range) { setValueRange(range.low, range.high); }
    ValueRange valueRange() const { return m_range; }
    void setColorMap(ColorMap map);
    ColorMap colorMap() const { return m_map; }
    /// A pixel that stands for anything not finite shows that, however many finite values are with it.
    void setNotFiniteWins(bool wins);
    /// Dimensions [first, last) that fill the height. All after setSource().
    void setColumns(std::int64_t first, std::int64_t last);
    std::int64_t firstColumn() const { return m_firstColumn; }
    std::int64_t lastColumn() const { return m_lastColumn; }

    /// Which row and column are at this place; -1 outside.
    std::int64_t rowAt(const QPointF& position) const;
    std::int64_t columnAt(const QPointF& position) const;
    /// The picture of what is seen, without marks.
    QImage image() const;

    QString readout(const QPointF& position) const override;

Q_SIGNALS:
    void cellHovered(std::int64_t row, std::int64_t column, float value);
    void valueRangeChanged();

protected:
    void paintContent(QPainter& painter, const QRect& area) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QImage makeImage(const QSize& size) const;
    void colourColumn(std::span<const float> values, QImage& image, int x) const;

    Source m_source;
    double m_secondsPerRow = 1;
    ValueRange m_range;
    ColorMap m_map = ColorMap::Viridis;
    bool m_notFiniteWins = false;
    std::int64_t m_firstColumn = 0, m_lastColumn = 0;
};

} // namespace sonorant
