// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/block_pyramid.h"
#include "widgets/views/time_view.h"

#include <QColor>

#include <memory>

namespace sonorant {

/// One column of a document of any size as a curve: smallest to largest value per pixel, or a line once rows
/// are apart. What is not finite is a band in a colour of its own.
class ColumnView : public TimeView {
    Q_OBJECT
public:
    explicit ColumnView(TimeAxis* axis, QWidget* parent = nullptr);

    /// @param unitsPerRow of the axis
    void setDocument(std::shared_ptr<const BlockPyramid> pyramid, double unitsPerRow);
    void setColumn(std::int64_t column);
    std::int64_t column() const { return m_column; }
    /// More of it is there: the scale is fitted anew.
    void refresh();
    /// The same scale below zero as above, as for a waveform.
    void setSymmetric(bool symmetric);
    double low() const { return m_low; }
    double high() const { return m_high; }
    std::int64_t rowAt(const QPointF& position) const; ///< -1 outside

    QSize minimumSizeHint() const override { return {200, 56}; }

protected:
    void paintContent(QPainter& painter, const QRect& area) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;

private:
    void fit();
    void paintEnvelope(QPainter& painter, const QRect& area) const;
    void paintLine(QPainter& painter, const QRect& area) const;
    double yAt(const QRect& area, double value) const;
    double rowsAt(double x) const;

    std::shared_ptr<const BlockPyramid> m_pyramid;
    double m_unitsPerRow = 1;
    std::int64_t m_column = 0;
    bool m_symmetric = false;
    double m_low = 0, m_high = 1;
};

} // namespace sonorant
