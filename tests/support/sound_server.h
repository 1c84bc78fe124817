// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <cstdint>
#include <vector>

namespace sonorant::test {

/// A PulseAudio server of the test's own, with a sink that goes nowhere. It needs no hardware, no session and
/// no rights, and ends with the object. This process is pointed to it, so Qt Multimedia must not have been
/// used before.
class SoundServer {
public:
    /// @param rate Hz of the sink, one channel of float32
    explicit SoundServer(int rate);
    ~SoundServer();

    /// Up and answering; else why not.
    bool isRunning() const { return m_running; }
    QString problem() const { return m_problem; }
    const QProcessEnvironment& environment() const { return m_environment; }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QProcess m_server;
    bool m_running = false;
    QString m_problem;
};

/// What the sink plays, recorded by parec with the time at which each sample was there.
class Recorder : public QObject {
    Q_OBJECT
public:
    /// @param rate Hz, the sink's own
    Recorder(const SoundServer& server, int rate);
    ~Recorder() override;

    /// Waits until samples arrive. False after 10 s.
    bool start();
    void stop();
    const std::vector<float>& samples() const { return m_samples; }
    /// Nanoseconds of the monotonic clock at which sample 0 was recorded: of all that arrived the one with
    /// the least delay counts, since waiting in pipes and for the processor only ever makes it later.
    double originNs() const { return m_originNs; }

private:
    void take();

    QProcess m_process;
    int m_rate;
    std::vector<float> m_samples;
    double m_originNs = 0;
    QByteArray m_rest;
};

/// Nanoseconds of the monotonic clock.
std::int64_t nowNs();

} // namespace sonorant::test
