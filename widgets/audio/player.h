// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/audio/play_source.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

class QAudioSink;
class QIODevice;

namespace sonorant {

/// Plays a Sound and says where the loudspeaker is. Push mode with a small buffer, refilled every 5 ms: what
/// is heard is never more than the buffer behind what was written, so that cursor and sound stay together.
/// Without an audio device everything but sound works: play() says why in failed(). Lives in the GUI thread.
class Player : public QObject {
    Q_OBJECT
public:
    enum class State { Stopped, Playing, Paused };
    struct Device {
        QByteArray id;
        QString name;
    };

    explicit Player(QObject* parent = nullptr);
    ~Player() override;

    static QList<Device> devices();
    static bool hasDevice();
    /// Empty: the system's default. Takes effect at the next play().
    void setDevice(const QByteArray& id);

    /// What plays from now on. While playing, the sound changes at the same moment and without a click (A /
    /// B).
    void setSound(PlaySource::SoundPtr sound);
    const PlaySource::SoundPtr& sound() const { return m_source.sound(); }
    void setGain(float linear);
    /// An own gain of this sound, set before setSound(), for equal loudness.
    void setSoundGain(float linear) { m_source.setSoundGain(linear); }
    float gain() const { return m_gain; }
    /// Seconds; equal ends: no loop.
    void setLoop(double begin, double end);

    State state() const { return m_state; }
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
    void stateChanged(Player::State state);
    /// 50 times a second while playing, and after each seek.
    void positionChanged(double seconds);
    void ended(); ///< played to the end by itself
    void failed(const QString& message, const QString& hint);

private:
    bool openSink();
    void closeSink();
    void feed();
    void setState(State state);
    std::int64_t buffered() const; ///< output samples that are written and not heard yet

    PlaySource m_source;
    QByteArray m_deviceId;
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice* m_target = nullptr; ///< of the sink
    QTimer m_feeder, m_reporter;
    State m_state = State::Stopped;
    float m_gain = 1;
    int m_channels = 1;
    bool m_floats = false;
    std::int64_t m_drain = 0; ///< samples of silence still to write after the end
};

} // namespace sonorant
