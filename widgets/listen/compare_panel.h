// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <array>

class QComboBox;
class QLabel;

namespace sonorant {

class Comparison;
class DisplayOptions;
class SoundLane;
class TransportBar;

/// The selected utterance: A above B on one time axis, and what steers the sound.
class ComparePanel : public QFrame {
    Q_OBJECT
public:
    explicit ComparePanel(Comparison* comparison, DisplayOptions* options, QWidget* parent = nullptr);

    SoundLane* lane(int side) const { return m_lanes[static_cast<std::size_t>(side)]; }
    TransportBar* transport() const { return m_transport; }
    /// What A is: natural recordings, or a checkpoint that was kept for comparing.
    QComboBox* firstSource() const { return m_first; }
    /// The picture of both lanes, as shown, without controls.
    QPixmap picture() const;

Q_SIGNALS:
    /// The side has no sound: it should be generated.
    void generateWanted(int side);
    void firstSourceChosen(int index);

protected:
    void keyPressEvent(QKeyEvent* event) override;

Q_SIGNALS:
    void epochStepWanted(int step);

private:
    void connectParts();
    void showSounds();
    void showSide(int side);
    void showHeard();
    void applyOptions();

    Comparison* m_comparison;
    DisplayOptions* m_options;
    std::array<SoundLane*, 2> m_lanes;
    QWidget* m_views;
    TransportBar* m_transport;
    QComboBox* m_first;
};

} // namespace sonorant
