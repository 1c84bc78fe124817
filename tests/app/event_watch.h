// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <cstdint>
#include <vector>

namespace sonorant::test {

/// An application that measures what each event costs the GUI thread: the processor time of handling it, and
/// how long the thread had to wait in the run queue for it. Both are the program's own doing; what a shared
/// machine does to its clock is not.
class WatchedApplication : public QApplication {
public:
    WatchedApplication(int& argc, char** argv);
    ~WatchedApplication() override;

    bool notify(QObject* receiver, QEvent* event) override;

    struct Figures {
        std::size_t events = 0;
        double longestMs = 0, longestCpuMs = 0, longestWaitMs = 0;
        double percentile99Ms = 0;
        double cpuPart = 0; ///< of the time that passed
    };
    void begin();
    Figures end();

private:
    struct Moment {
        std::int64_t cpu = 0, wait = 0; ///< ns
    };
    Moment now() const;

    int m_file; ///< the thread's schedstat
    int m_depth = 0;
    bool m_watching = false;
    Moment m_last, m_first;
    std::int64_t m_clock = 0;
    std::vector<double> m_costs;
    double m_longestCpu = 0, m_longestWait = 0;
};

} // namespace sonorant::test
