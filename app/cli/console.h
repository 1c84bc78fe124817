// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/issue.h"
#include "core/base/job_control.h"

#include <chrono>
#include <mutex>
#include <string>

/// What the command line says, and how it ends.
namespace sonorant::cli {

enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2, Interrupted = 130 };

/// Already told to the person; main() only turns it into the exit status.
struct Refused {
    int exitCode = WrongUsage;
};

/// "error: message", "  where: ...", "  do: ..." on stderr.
void printError(const std::string& message, const std::string& where, const std::string& hint);
void printError(const Error& error);
void printIssues(const Issues& issues);

/// At a command's end: false, and said, when something was lost, unless the command said resultsAreFiles().
bool everythingWasPrinted();
/// What the command prints is talk about files that it makes.
void resultsAreFiles();

/// "4:07", "1:02:03".
std::string clockText(double seconds);

/// Lines on stdout and, on a terminal, one line below them that is written over and over. Thread-safe.
class Display {
public:
    Display();
    ~Display();
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;

    /// stdout is a terminal.
    bool isTerminal() const { return m_terminal; }
    /// A line that stays.
    void line(const std::string& text);
    /// The line that is written over, at most ten times a second; nothing where stdout is no terminal.
    void update(const std::string& text);
    /// A warning or error on stderr.
    void issue(const Issue& issue);
    /// Takes the updating line away.
    void clear();

private:
    void clearLocked();

    std::mutex m_mutex;
    bool m_terminal = false, m_shown = false;
    std::chrono::steady_clock::time_point m_last;
};

/// Reports a long job on the display: an updating line on a terminal, else a line every ten seconds.
class JobDisplay {
public:
    explicit JobDisplay(Display& display) : m_display(display) {}
    JobControl control(std::stop_token stop);

private:
    void report(const Progress& progress);

    Display& m_display;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now(), m_last = m_begin;
};

} // namespace sonorant::cli
