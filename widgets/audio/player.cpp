// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audio/player.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <vector>

namespace sonorant {

namespace {

constexpr double bufferSeconds = 0.05;
constexpr int feedInterval = 5;    // ms
constexpr int reportInterval = 16; // ms

QAudioDevice deviceOf(const QByteArray& id) {
    for (const QAudioDevice& device : QMediaDevices::audioOutputs())
        if (device.id() == id) return device;
    return QMediaDevices::defaultAudioOutput();
}

std::int64_t steadyNs() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// The sound's own rate where the device takes it, as most do; else what the device prefers.
QAudioFormat formatFor(const QAudioDevice& device, double rate) {
    QAudioFormat format;
    format.setSampleRate(static_cast<int>(std::lround(rate)));
    for (const int channels : {1, 2})
        for (const auto sample : {QAudioFormat::Float, QAudioFormat::Int16}) {
            format.setChannelCount(channels);
            format.setSampleFormat(sample);
            if (device.isFormatSupported(format)) return format;
        }
    format = device.preferredFormat();
    if (format.sampleFormat() != QAudioFormat::Float) format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

/// Every channel the same.
QByteArray toBytes(const std::vector<float>& samples, int channels, bool floats) {
    const std::size_t width = floats ? sizeof(float) : sizeof(std::int16_t);
    QByteArray bytes(static_cast<qsizetype>(samples.size() * static_cast<std::size_t>(channels) * width),
                     Qt::Uninitialized);
    char* to = bytes.data();
    for (const float sample : samples) {
        const float clipped = std::clamp(sample, -1.0F, 1.0F);
        const auto whole = static_cast<std::int16_t>(std::lround(clipped * 32767));
        for (int channel = 0; channel < channels; ++channel) {
            if (floats)
                std::memcpy(to, &clipped, width);
            else
                std::memcpy(to, &whole, width);
            to += width;
        }
    }
    return bytes;
}

} // namespace

Player::Player(QObject* parent) : QObject(parent) {
    m_feeder.setInterval(feedInterval);
    m_feeder.setTimerType(Qt::PreciseTimer);
    m_reporter.setInterval(reportInterval);
    m_reporter.setTimerType(Qt::PreciseTimer);
    connect(&m_feeder, &QTimer::timeout, this, &Player::feed);
    connect(&m_reporter, &QTimer::timeout, this, [this] { Q_EMIT positionChanged(position()); });
}

Player::~Player() {
    closeSink();
}

QList<Player::Device> Player::devices() {
    QList<Device> all;
    for (const QAudioDevice& device : QMediaDevices::audioOutputs())
        all.append({device.id(), device.description()});
    return all;
}

bool Player::hasDevice() {
    return !QMediaDevices::defaultAudioOutput().isNull();
}

void Player::setDevice(const QByteArray& id) {
    if (m_deviceId == id) return;
    m_deviceId = id;
    if (m_state != State::Playing) return;
    pause();
    play();
}

void Player::setSound(PlaySource::SoundPtr sound, float gain) {
    const bool otherRate = sound && m_sink && sound->rate != m_source.outputRate();
    m_source.setSound(std::move(sound), gain);
    m_soundEnd = -1;
    if (!m_source.sound()) return stop();
    if (otherRate && m_state != State::Playing) closeSink(); // while playing it is resampled instead
    if (m_source.atEnd() && m_state != State::Playing) m_source.seek(0);
}

void Player::setLength(double seconds) {
    m_source.setLength(seconds);
    m_soundEnd = -1;
}

void Player::setGain(float linear) {
    m_gain = linear;
    m_source.setGain(linear);
}

void Player::setLoop(double begin, double end) {
    m_source.setLoop(begin, end);
    m_soundEnd = -1;
}

double Player::duration() const {
    return m_source.length();
}

double Player::position() const {
    if (!m_sink) return m_source.position();
    return m_source.positionBefore(static_cast<double>(m_written) - m_clock.played(steadyNs()));
}

std::int64_t Player::buffered() const {
    if (!m_sink) return 0;
    const QAudioFormat format = m_sink->format();
    return std::max<std::int64_t>(0, (m_sink->bufferSize() - m_sink->bytesFree()) / format.bytesPerFrame());
}

bool Player::openSink() {
    const QAudioDevice device = deviceOf(m_deviceId);
    if (device.isNull()) {
        Q_EMIT failed(tr("There is no audio device."),
                      tr("Connect one, or start the sound server; everything but sound works without."));
        return false;
    }
    const QAudioFormat format = formatFor(device, m_source.sound()->rate);
    m_channels = format.channelCount();
    m_floats = format.sampleFormat() == QAudioFormat::Float;
    m_source.setOutputRate(format.sampleRate());
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->setBufferSize(format.bytesForDuration(static_cast<qint64>(bufferSeconds * 1e6)));
    m_target = m_sink->start();
    if (!m_target || m_sink->error() != QAudio::NoError) {
        closeSink();
        Q_EMIT failed(tr("The audio device %1 cannot be used.").arg(device.description()),
                      tr("Another program may hold it; choose another device."));
        return false;
    }
    connect(m_sink.get(), &QAudioSink::stateChanged, this, &Player::sinkChanged);
    m_written = 0;
    m_pending.clear();
    m_clock.start(format.sampleRate());
    return true;
}

void Player::closeSink() {
    m_feeder.stop();
    m_reporter.stop();
    m_target = nullptr;
    if (!m_sink) return;
    m_sink->disconnect(this);
    m_sink->reset();
    m_sink.reset();
}

/// Running dry is no failure; a device that goes away is.
void Player::sinkChanged() {
    if (!m_sink || m_sink->state() != QAudio::StoppedState || m_sink->error() == QAudio::NoError) return;
    const double at = position();
    // Not from within the sink's own signal.
    QMetaObject::invokeMethod(
        this,
        [this, at] {
            closeSink();
            m_source.seek(at);
            setState(State::Paused);
            Q_EMIT failed(tr("The audio device has gone."), tr("Choose another device and play again."));
        },
        Qt::QueuedConnection);
}

void Player::play() {
    if (!m_source.sound() || m_source.sound()->samples.empty() || m_state == State::Playing) return;
    if (m_source.atEnd()) m_source.seek(0);
    closeSink();
    if (!openSink()) return;
    m_source.fadeIn();
    m_soundEnd = -1;
    setState(State::Playing);
    feed();
    m_feeder.start();
    m_reporter.start();
}

void Player::pause() {
    if (m_state != State::Playing) return;
    const double at = position();
    closeSink();
    m_source.seek(at); // what was written and not heard plays again
    setState(State::Paused);
    Q_EMIT positionChanged(at);
}

void Player::toggle() {
    if (m_state == State::Playing)
        pause();
    else
        play();
}

void Player::stop() {
    closeSink();
    m_source.seek(0);
    setState(State::Stopped);
    Q_EMIT positionChanged(0);
}

void Player::seek(double seconds) {
    m_source.seek(seconds);
    m_soundEnd = -1;
    Q_EMIT positionChanged(m_source.position());
}

/// False while the device does not take it.
bool Player::writePending() {
    if (m_pending.isEmpty()) return true;
    const qint64 taken = m_target->write(m_pending);
    if (taken > 0) m_pending.remove(0, taken);
    return m_pending.isEmpty();
}

void Player::feed() {
    if (!m_target || !writePending()) return;
    const int width = m_sink->format().bytesPerFrame();
    const auto free = static_cast<std::size_t>(std::max<qsizetype>(0, m_sink->bytesFree() / width));
    m_clock.observe(m_written - buffered(), m_written, steadyNs());
    if (free > 0) {
        std::vector<float> samples(free);
        const std::size_t sounding = m_source.read(samples);
        if (m_soundEnd < 0 && sounding < free && m_source.atEnd())
            m_soundEnd = m_written + static_cast<std::int64_t>(sounding);
        m_pending = toBytes(samples, m_channels, m_floats);
        m_written += static_cast<std::int64_t>(free);
        writePending();
    }
    if (m_soundEnd < 0 || m_written - buffered() < m_soundEnd) return;
    stop();
    Q_EMIT ended();
}

void Player::setState(State state) {
    if (m_state == state) return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace sonorant
