// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/audio/play_clock.h"
#include "widgets/audio/play_source.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <memory>

class QAudioDevice;
class QAudioFormat;
class QAudioSink;
class QIODevice;

namespace sonorant {

/// Plays a Sound and says where the loudspeaker is. Push mode with a small buffer, refilled every 5 ms: what
/// is heard is never more than the buffer behind what was written, and the position follows what the device
/// has played, so that cursor and sound stay together.
/// Without an audio device everything but sound works: play() says why in failed(). Lives in the GUI thread.
class Player : public QObject {
    Q_OBJECT
public:
    enum class State { Stopped, Playing, Paused };
    Q_ENUM(State)
    struct Device {
        QByteArray id;
        QString name;
    };

    explicit Player(QObject* parent = nullptr);
    ~Player() override;

    static QList<Device> devices();
    static bool hasDevice();
    /// Empty: the system's default. Takes effect at once, also while playing.
    void setDevice(const QByteArray& id);

    /// What plays from now on. While playing, the sound changes at the same moment and without a click (A /
    /// B).
    /// @param gain of this sound, linear, for equal loudness
    void setSound(PlaySource::SoundPtr sound, float gain = 1);
    const PlaySource::SoundPtr& sound() const { return m_source.sound(); }
    /// A time base longer than the sound: it is silent from its end to here. Seconds; 0: none.
    void setLength(double seconds);
    /// Of everything, linear.
    void setGain(float linear);
    float gain() const { return m_gain; }
    /// Seconds; equal ends: no loop.
    void setLoop(double begin, double end);
    bool loops() const { return m_source.loops(); }

    State state() const { return m_state; }
    bool isPlaying() const { return m_state == State::Playing; }
    /// Seconds of the sound that are heard now.
    double position() const;
    double duration() const;

public Q_SLOTS:
    /// From position(), from the start when that is the end. No-op without a sound.
    void play();
    void pause();
    void toggle();
    /// Back to the start.
    void stop();
    void seek(double seconds);

Q_SIGNALS:
    void stateChanged(sonorant::Player::State state);
    /// 60 times a second while playing, and after each seek.
    void positionChanged(double seconds);
    void ended(); ///< played to the end by itself
    void failed(const QString& message, const QString& hint);

private:
    bool openSink();
    void closeSink();
    void feed();
    void sinkChanged();
    void setState(State state);
    bool writePending();
    /// Output samples that are written and not played yet, as far as the device has said so.
    std::int64_t buffered() const;

    PlaySource m_source;
    QByteArray m_deviceId;
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice* m_target = nullptr; ///< of the sink
    QTimer m_feeder, m_reporter;
    State m_state = State::Stopped;
    float m_gain = 1;
    int m_channels = 1;
    bool m_floats = false;
    QByteArray m_pending; ///< read from the source, not taken by the device yet
    PlayClock m_clock;
    std::int64_t m_written = 0;   ///< output samples since the sink was opened
    std::int64_t m_soundEnd = -1; ///< of these, where the sound ended; -1: it goes on
};

} // namespace sonorant
