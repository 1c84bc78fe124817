// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace sonorant {

class Comparison;

/// Play, stop, switch, loop, loudness, volume and device: everything that steers the sound, with its keys.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    explicit TransportBar(Comparison* comparison, QWidget* parent = nullptr);

    QAction* playAction() const { return m_play; }
    QAction* stopAction() const { return m_stop; }
    QAction* switchAction() const { return m_switch; }
    QAction* loopAction() const { return m_loop; }
    /// All of them, for the page to have their keys.
    QList<QAction*> keys() const { return {m_play, m_stop, m_switch, m_loop}; }
    QCheckBox* matchBox() const { return m_match; }
    QSlider* volumeSlider() const { return m_volume; }
    QComboBox* deviceBox() const { return m_device; }
    /// Says that there is no audio device; empty when there is one.
    QString note() const;

private:
    void makeActions();
    QAction* makeAction(const char* icon, const QString& text, const QKeySequence& key);
    void updateState();
    void updateDevices();
    void updateClock();

    Comparison* m_comparison;
    QAction *m_play, *m_stop, *m_switch, *m_loop;
    QCheckBox* m_match;
    QSlider* m_volume;
    QComboBox* m_device;
    QLabel *m_clock, *m_note;
};

} // namespace sonorant
