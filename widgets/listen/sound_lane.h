// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/views/spectrogram_view.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace sonorant {

struct ShelvedSound;
class WaveformView;

/// One side of the comparison: its name, waveform and spectrogram, and the button that makes it heard. Or
/// a sentence that says why there is nothing, with the button that makes it appear.
class SoundLane : public QWidget {
    Q_OBJECT
public:
    /// @param letter "A" or "B"
    SoundLane(TimeAxis* axis, const QString& letter, QWidget* parent = nullptr);

    /// Puts a widget into the headline, in place of the name.
    void setSourceWidget(QWidget* widget);
    void setSourceText(const QString& text);
    /// A remark at the end of the headline, e.g. the length.
    void setRemark(const QString& text);
    void showSound(const ShelvedSound& sound, SpectrogramView::Tiles tiles, double rate);
    /// Nothing to show. @param action text of a button; empty: none
    void showMessage(const QString& text, const QString& action = {});
    bool showsSound() const;
    QString message() const;
    void setHeard(bool heard);

    QToolButton* hearButton() const { return m_hear; }
    QPushButton* actionButton() const { return m_action; }
    WaveformView* waveform() const { return m_waveform; }
    SpectrogramView* spectrogram() const { return m_spectrogram; }

Q_SIGNALS:
    void hearWanted();
    void actionWanted();

private:
    QToolButton* m_hear;
    QLabel *m_text, *m_remark, *m_message;
    QHBoxLayout* m_headline;
    QStackedWidget* m_stack;
    QPushButton* m_action;
    WaveformView* m_waveform;
    SpectrogramView* m_spectrogram;
};

} // namespace sonorant
