// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/audio/player.h"
#include "widgets/data/preview_data.h"
#include "widgets/views/time_axis.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace sonorant {

class CurveView;
class MatrixView;
class ThreadJob;
class WaveformView;

/// The utterance of the selected row: waveform, matrix and F0 above each other on one time axis, and heard.
class PreviewPanel : public QWidget {
    Q_OBJECT
public:
    explicit PreviewPanel(QWidget* parent = nullptr);
    ~PreviewPanel() override;

    /// Reads its files on a thread, once rows have stopped changing.
    void showUtterance(const CheckedSet& set, const std::string& name);
    void clear();

    const PreviewData& data() const { return m_data; }
    bool isLoading() const { return m_wanted.has_value() || m_job; }
    TimeAxis* axis() { return &m_axis; }
    Player* player() { return &m_player; }
    QAction* playAction() const { return m_play; }
    WaveformView* waveform() const { return m_waveform; }
    MatrixView* matrix() const { return m_matrix; }
    CurveView* curve() const { return m_curve; }
    /// What stands under the heading when there is something to say, e.g. that there is no audio device.
    QString note() const;

Q_SIGNALS:
    void shown(); ///< an utterance was read and stands here

private:
    void build();
    void connectPlayer();
    void read();
    void take(PreviewData data);
    void updatePlay();
    void setNote(const QString& text);

    struct Wanted {
        CheckedSet set;
        std::string name;
    };
    TimeAxis m_axis;
    Player m_player;
    PreviewData m_data;
    std::optional<Wanted> m_wanted;
    ThreadJob* m_job = nullptr;
    QTimer m_delay;
    QStackedWidget* m_stack;
    QLabel *m_title, *m_clock, *m_note, *m_matrixName, *m_curveName;
    QAction* m_play;
    QToolButton* m_playButton;
    WaveformView* m_waveform;
    MatrixView* m_matrix;
    CurveView* m_curve;
    QWidget *m_matrixPart, *m_curvePart;
};

} // namespace sonorant
