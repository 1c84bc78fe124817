// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/audio/player.h"

#include <QList>
#include <QObject>
#include <QString>

#include <vector>

namespace sonorant {

/// One of several sounds of the same time base: natural, generated, epochs.
struct Track {
    QString name;
    PlaySource::SoundPtr sound;
    float gain = 1; ///< linear, for equal loudness: equalLoudness()
};

/// Plays one of several tracks and switches among them at the same position while playing, with a cross-fade
/// of 5 ms. All share position, loop and volume; a track that ends before the longest is silent from there
/// on. What is heard changes as soon as what was written before has played (at most 50 ms). Tracks should
/// have one sampling rate (loadSound()); others are interpolated linearly while playing. Lives in the GUI
/// thread.
class AbPlayer : public QObject {
    Q_OBJECT
public:
    using State = Player::State;

    explicit AbPlayer(QObject* parent = nullptr);

    /// Other tracks; playing goes on at the same position in track `current` when it is within them.
    void setTracks(std::vector<Track> tracks, int current = 0);
    const std::vector<Track>& tracks() const { return m_tracks; }
    int count() const { return static_cast<int>(m_tracks.size()); }
    void clear() { setTracks({}); }
    /// -1: there are none.
    int current() const { return m_current; }
    const Track* currentTrack() const;

    /// Linear; ramps over 5 ms while playing.
    void setTrackGain(int index, float gain);
    /// Of everything, 0 to 1.
    void setVolume(double volume);
    double volume() const { return m_player.gain(); }

    /// There is a device to play on.
    bool available() const { return m_available; }
    /// Why not, for people, with what to do; empty when there is one.
    QString unavailableText() const;
    static QList<Player::Device> devices() { return Player::devices(); }
    /// Empty: the system's default, also when that changes. Takes effect at once.
    void setDevice(const QByteArray& id);
    QByteArray device() const { return m_device; }

    State state() const { return m_player.state(); }
    bool isPlaying() const { return m_player.isPlaying(); }
    /// Seconds of what leaves the device now.
    double position() const { return m_player.position(); }
    /// Of the longest track, seconds.
    double duration() const { return m_duration; }

    /// Plays [begin, end) again and again, cross-fading at the seam; no shorter than 20 ms.
    void setLoop(double begin, double end);
    void clearLoop() { setLoop(0, 0); }
    bool loops() const { return m_player.loops(); }

public Q_SLOTS:
    /// Which track is heard; no-op for one that is not there.
    void setCurrent(int index);
    void next(); ///< the first follows the last
    void previous();
    void play() { m_player.play(); }
    void pause() { m_player.pause(); }
    void toggle() { m_player.toggle(); }
    void stop() { m_player.stop(); }
    void seek(double seconds) { m_player.seek(seconds); }

Q_SIGNALS:
    void tracksChanged();
    void currentChanged(int index);
    void stateChanged(sonorant::Player::State state);
    void positionChanged(double seconds); ///< 60 times a second while playing
    void ended();                         ///< played to the end by itself
    void availableChanged(bool available);
    void devicesChanged(); ///< one came or went
    void failed(const QString& message, const QString& hint);

private:
    void playCurrent();

    Player m_player;
    std::vector<Track> m_tracks;
    int m_current = -1;
    double m_duration = 0;
    QByteArray m_device;
    bool m_available = false;
};

} // namespace sonorant
