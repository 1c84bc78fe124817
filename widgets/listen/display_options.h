// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/frequency_axis.h"
#include "core/measure/spectrogram.h"
#include "widgets/views/color_map.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace sonorant {

class SpectrogramView;

/// How spectrograms are drawn: frequency scale, window, range in dB, colours. Remembered.
class DisplayOptions : public QWidget {
    Q_OBJECT
public:
    explicit DisplayOptions(QWidget* parent = nullptr);

    SpectrogramOptions spectrogram() const; ///< the window
    void applyTo(SpectrogramView& view) const;

    QComboBox* scaleBox() const { return m_scale; }
    QComboBox* windowBox() const { return m_window; }
    QComboBox* colourBox() const { return m_colours; }
    QSpinBox* lowBox() const { return m_low; }
    QSpinBox* highBox() const { return m_high; }

Q_SIGNALS:
    void changed();

private:
    void save();
    void restore();

    QComboBox *m_scale, *m_window, *m_colours;
    QSpinBox *m_low, *m_high;
};

} // namespace sonorant
