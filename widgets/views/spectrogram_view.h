// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/frequency_axis.h"
#include "widgets/views/color_map.h"
#include "widgets/views/matrix_source.h"
#include "widgets/views/spectrogram_tiles.h"
#include "widgets/views/time_view.h"

#include <QImage>

#include <memory>
#include <vector>

namespace sonorant {

/// A spectrogram along the shared axis: time to the right, frequency upwards, power as colour, with a ruler
/// in Hz. What is seen is computed in the background: coarse columns that are there already stand in for
/// finer ones that come.
class SpectrogramView : public TimeView {
    Q_OBJECT
public:
    using Tiles = std::shared_ptr<SpectrogramTiles>;

    explicit SpectrogramView(TimeAxis* axis, QWidget* parent = nullptr);

    /// The axis is not touched. Null: nothing is shown. Frequencies go from 0 to half the sampling rate
    /// unless setFrequencies() said otherwise.
    void setTiles(Tiles tiles);
    /// Makes tiles of its own. @param samples full scale 1; must not change
    /// @throws Error as Spectrogram
    void setSound(Spectrogram::Samples samples, int samplingRate, const SpectrogramOptions& options = {});
    const Tiles& tiles() const { return m_tiles; }

    void setScale(FrequencyScale scale);
    FrequencyScale scale() const { return m_scale; }
    /// Hz that fill the height; equal: all there are.
    void setFrequencies(double low, double high);
    const FrequencyAxis& frequencies() const { return m_axis; }
    /// dB that get the first and the last colour; 0 is a sine of full scale.
    void setDecibels(float low, float high);
    ValueRange decibels() const { return m_range; } ///< for a ColorBar
    void setColorMap(ColorMap map);
    ColorMap colorMap() const { return m_map; }

    /// All that is seen is there, at the fineness it is shown at.
    bool isComplete() const;
    /// dB at a place of the view; NaN outside and where nothing has been computed yet.
    float decibelAt(const QPointF& position) const;
    double hertzAt(const QPointF& position) const;
    QString readout(const QPointF& position) const override;
    /// The picture of what is seen, without marks.
    QImage image() const;

Q_SIGNALS:
    /// All that is seen has been computed.
    void completed();
    void decibelsChanged();

protected:
    void paintContent(QPainter& painter, const QRect& area) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Which bins make one row of pixels: between two neighbours where rows are finer than bins, the
    /// strongest of several where they are coarser.
    struct Row {
        std::int64_t first = 0, last = 0; ///< [first, last]
        float part = 0;                   ///< of the way from `first` to `last` when interpolating
        bool strongest = false;
    };

    void resetAxis();
    void wantSeen();
    int levelSeen() const;
    const float* columnAt(double seconds, int level) const;
    std::vector<Row> rowsFor(int height) const;
    static float valueOf(const Row& row, const float* column);
    QImage makeImage(const QSize& size) const;

    Tiles m_tiles;
    FrequencyScale m_scale = FrequencyScale::Linear;
    double m_low = 0, m_high = 0; ///< as asked for
    FrequencyAxis m_axis;
    ValueRange m_range{-90, -10};
    ColorMap m_map = ColorMap::Magma;
    QMetaObject::Connection m_connection;
};

} // namespace sonorant
