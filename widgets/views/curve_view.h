// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/min_max_pyramid.h"
#include "widgets/views/time_view.h"

#include <QColor>

#include <memory>
#include <span>

namespace sonorant {

/// One value per frame as a curve: F0, energy, one dimension of a matrix.
class CurveView : public TimeView {
    Q_OBJECT
public:
    explicit CurveView(TimeAxis* axis, QWidget* parent = nullptr);

    /// @param secondsPerFrame of the axis
    /// @param gapsAtZero values of 0 and below (unvoiced frames) are gaps of the curve; NaN always is
    void setCurve(std::span<const float> values, double secondsPerFrame, bool gapsAtZero = false);
    void clear() { setCurve({}, 1); }
    /// Equal ends: fits what there is.
    void setValueRange(double low, double high);
    double low() const { return m_low; }
    double high() const { return m_high; }
    /// "Hz" and the like, for scale and read-out.
    void setUnit(const QString& unit);
    void setColour(const QColor& colour);

    QString readout(const QPointF& position) const override;

protected:
    void paintContent(QPainter& painter, const QRect& area) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;

private:
    void fit();
    void paintEnvelope(QPainter& painter, const QRect& area) const;
    void paintLine(QPainter& painter, const QRect& area) const;
    double yAt(const QRect& area, double value) const;

    MinMaxPyramid m_values;
    double m_secondsPerFrame = 1;
    double m_low = 0, m_high = 1;
    bool m_fit = true;
    QString m_unit;
    QColor m_colour;
};

} // namespace sonorant
