// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audio/ab_player.h"

#include <QMediaDevices>

#include <algorithm>

namespace sonorant {

namespace {

constexpr double shortestLoop = 0.02;

} // namespace

AbPlayer::AbPlayer(QObject* parent) : QObject(parent), m_available(Player::hasDevice()) {
    connect(&m_player, &Player::stateChanged, this, &AbPlayer::stateChanged);
    connect(&m_player, &Player::positionChanged, this, &AbPlayer::positionChanged);
    connect(&m_player, &Player::ended, this, &AbPlayer::ended);
    connect(&m_player, &Player::failed, this, &AbPlayer::failed);
    auto* watcher = new QMediaDevices(this);
    connect(watcher, &QMediaDevices::audioOutputsChanged, this, [this] {
        const bool now = Player::hasDevice();
        if (now != m_available) {
            m_available = now;
            Q_EMIT availableChanged(now);
        }
        Q_EMIT devicesChanged();
    });
}

QString AbPlayer::unavailableText() const {
    if (m_available) return {};
    return tr("There is no audio device. Connect one or start the sound server; everything but sound works "
              "without.");
}

const Track* AbPlayer::currentTrack() const {
    return m_current < 0 ? nullptr : &m_tracks[static_cast<std::size_t>(m_current)];
}

void AbPlayer::setTracks(std::vector<Track> tracks, int current) {
    const double before = position();
    const int was = m_current;
    m_tracks = std::move(tracks);
    m_duration = 0;
    for (const Track& track : m_tracks)
        if (track.sound) m_duration = std::max(m_duration, track.sound->seconds());
    m_current = m_tracks.empty() ? -1 : std::clamp(current, 0, count() - 1);
    m_player.setLength(m_duration);
    if (before > m_duration) m_player.stop();
    playCurrent();
    Q_EMIT tracksChanged();
    if (m_current != was) Q_EMIT currentChanged(m_current);
}

void AbPlayer::playCurrent() {
    const Track* track = currentTrack();
    m_player.setSound(track ? track->sound : nullptr, track ? track->gain : 1);
}

void AbPlayer::setCurrent(int index) {
    if (index < 0 || index >= count() || index == m_current) return;
    m_current = index;
    playCurrent();
    Q_EMIT currentChanged(index);
}

void AbPlayer::next() {
    if (count() > 0) setCurrent((m_current + 1) % count());
}

void AbPlayer::previous() {
    if (count() > 0) setCurrent((m_current + count() - 1) % count());
}

void AbPlayer::setTrackGain(int index, float gain) {
    if (index < 0 || index >= count()) return;
    m_tracks[static_cast<std::size_t>(index)].gain = gain;
    if (index == m_current) playCurrent();
}

void AbPlayer::setVolume(double volume) {
    m_player.setGain(static_cast<float>(std::clamp(volume, 0.0, 1.0)));
}

void AbPlayer::setDevice(const QByteArray& id) {
    m_device = id;
    m_player.setDevice(id);
}

void AbPlayer::setLoop(double begin, double end) {
    const bool wanted = end > begin;
    m_player.setLoop(begin, wanted ? std::max(end, begin + shortestLoop) : begin);
}

} // namespace sonorant
