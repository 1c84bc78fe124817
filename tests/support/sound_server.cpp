// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sound_server.h"

#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <chrono>
#include <cstring>

namespace sonorant::test {

std::int64_t nowNs() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

SoundServer::SoundServer(int rate) : m_environment(QProcessEnvironment::systemEnvironment()) {
    const QString program = QStandardPaths::findExecutable("pulseaudio");
    if (program.isEmpty()) {
        m_problem = "pulseaudio is not installed: cmake/packages.txt lists it";
        return;
    }
    const QString socket = m_folder.filePath("native");
    const QString address = "unix:" + socket;
    for (const auto& [name, value] : {std::pair<const char*, QString>{"HOME", m_folder.path()},
                                      {"XDG_RUNTIME_DIR", m_folder.path()},
                                      {"XDG_CONFIG_HOME", m_folder.path()},
                                      {"PULSE_RUNTIME_PATH", m_folder.path()},
                                      {"PULSE_SERVER", address}})
        m_environment.insert(name, value);
    // Only the server's address for this process: its own settings stay where they are.
    qputenv("PULSE_SERVER", address.toUtf8());
    QProcessEnvironment own = m_environment;
    own.remove("PULSE_SERVER");
    own.remove("DBUS_SESSION_BUS_ADDRESS");
    m_server.setProcessEnvironment(own);
    m_server.setStandardOutputFile(m_folder.filePath("log"));
    m_server.setStandardErrorFile(m_folder.filePath("log"), QIODevice::Append);
    m_server.start(
        program,
        {"-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes",
         "--realtime=no", "--high-priority=no", "-L",
         "module-native-protocol-unix auth-anonymous=1 socket=" + socket, "-L",
         QString("module-null-sink sink_name=nowhere rate=%1 channels=1 format=float32le").arg(rate)});
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 20000 && !m_running && m_server.state() != QProcess::NotRunning) {
        QTest::qWait(50);
        if (!QFile::exists(socket)) continue;
        QProcess asked;
        asked.setProcessEnvironment(m_environment);
        asked.start("pactl", {"list", "short", "sinks"});
        m_running = asked.waitForFinished(5000) && asked.readAllStandardOutput().contains("nowhere");
    }
    if (m_running) return;
    QFile log(m_folder.filePath("log"));
    m_problem = "pulseaudio did not start";
    if (log.open(QIODevice::ReadOnly)) m_problem += ": " + QString::fromUtf8(log.readAll());
}

SoundServer::~SoundServer() {
    if (m_server.state() == QProcess::NotRunning) return;
    m_server.terminate();
    if (m_server.waitForFinished(5000)) return;
    m_server.kill();
    m_server.waitForFinished(5000);
}

Recorder::Recorder(const SoundServer& server, int rate) : m_rate(rate) {
    m_process.setProcessEnvironment(server.environment());
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Recorder::take);
}

Recorder::~Recorder() {
    stop();
}

bool Recorder::start() {
    m_process.start("parec", {"--device=nowhere.monitor", QString("--rate=%1").arg(m_rate), "--channels=1",
                              "--format=float32le", "--raw", "--latency-msec=5"});
    return QTest::qWaitFor([this] { return m_samples.size() > 1000; }, 10000);
}

void Recorder::stop() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished(5000);
}

void Recorder::take() {
    const auto now = static_cast<double>(nowNs());
    m_rest += m_process.readAllStandardOutput();
    const auto count = static_cast<std::size_t>(m_rest.size()) / sizeof(float);
    if (count == 0) return;
    const std::size_t before = m_samples.size();
    m_samples.resize(before + count);
    std::memcpy(m_samples.data() + before, m_rest.constData(), count * sizeof(float));
    m_rest.remove(0, static_cast<qsizetype>(count * sizeof(float)));
    const double origin = now - static_cast<double>(m_samples.size()) / m_rate * 1e9;
    m_originNs = before == 0 ? origin : std::min(m_originNs, origin);
}

} // namespace sonorant::test
