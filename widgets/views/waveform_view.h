// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/min_max_pyramid.h"
#include "widgets/views/time_view.h"

#include <QColor>

#include <memory>
#include <span>

namespace sonorant {

/// A waveform as an envelope of smallest and largest samples per pixel, as a line once samples are apart,
/// with points once they are far apart. Costs the same for a second and for an hour.
class WaveformView : public TimeView {
    Q_OBJECT
public:
    using Samples = std::shared_ptr<const MinMaxPyramid>;

    explicit WaveformView(TimeAxis* axis, QWidget* parent = nullptr);

    /// @param samplesPerSecond Hz; the axis is not touched. Null samples: nothing is shown
    void setWave(Samples samples, double samplesPerSecond);
    const Samples& samples() const { return m_samples; }
    /// The largest amplitude shown, 1 is full scale. 0: fits what there is.
    void setFullScale(double amplitude);
    double fullScale() const;
    /// Of the curve; an invalid colour stands for the accent of the palette.
    void setColour(const QColor& colour);

    QString readout(const QPointF& position) const override;

protected:
    void paintContent(QPainter& painter, const QRect& area) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;

private:
    void paintEnvelope(QPainter& painter, const QRect& area) const;
    void paintLine(QPainter& painter, const QRect& area) const;
    double yAt(const QRect& area, double value) const;

    Samples m_samples;
    double m_rate = 1;
    double m_fullScale = 1;
    QColor m_colour;
};

/// A pyramid of these samples, to be shown. Quick enough for minutes of sound; use a thread for hours.
WaveformView::Samples makeSamples(std::span<const float> values);

} // namespace sonorant
