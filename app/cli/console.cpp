// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <fmt/format.h>

#include <atomic>
#include <cstdio>
#include <stdio_ext.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace sonorant::cli {

namespace {

using Clock = std::chrono::steady_clock;

std::atomic<bool> g_lost{false}, g_onlyTalk{false};

/// What is said of a job that goes on. It must not end because its log is on a full disk or its terminal was
/// closed (fmt::print would throw): what cannot be printed is lost, the job's own files say the same.
void say(std::FILE* stream, const std::string& text) {
    const bool printed = std::fwrite(text.data(), 1, text.size(), stream) == text.size();
    if (printed && std::fflush(stream) == 0) return;
    if (stream == stdout) g_lost = true;
    __fpurge(stream);
    std::clearerr(stream);
}

void printTo(std::FILE* stream, const char* kind, const std::string& message, const std::string& where,
             const std::string& hint) {
    std::string text = fmt::format("{}: {}\n", kind, message);
    if (!where.empty()) text += fmt::format("  where: {}\n", where);
    if (!hint.empty()) text += fmt::format("  do: {}\n", hint);
    say(stream, text);
}

const char* severityWord(Severity severity) {
    switch (severity) {
    case Severity::Info:
        return "note";
    case Severity::Warning:
        return "warning";
    case Severity::Error:
        break;
    }
    return "error";
}

/// At most `columns` characters, never cutting a UTF-8 sequence apart.
std::string fitted(const std::string& text, std::size_t columns) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (begins && ++characters > columns) return text.substr(0, i);
    }
    return text;
}

std::size_t terminalWidth() {
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80;
}

} // namespace

void printError(const std::string& message, const std::string& where, const std::string& hint) {
    std::fflush(stdout);
    printTo(stderr, "error", message, where, hint);
}

void printError(const Error& error) {
    printError(error.message(), error.context(), error.hint());
}

void printIssues(const Issues& issues) {
    std::fflush(stdout);
    for (const Issue& issue : issues)
        printTo(stderr, severityWord(issue.severity), issue.message, issue.path, issue.hint);
}

void resultsAreFiles() {
    g_onlyTalk = true;
}

bool everythingWasPrinted() {
    const bool failed = std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || g_lost;
    if (!failed || g_onlyTalk) return true;
    printError("not everything could be printed", "standard output",
               "see whether its disk is full or its reader gone");
    return false;
}

std::string clockText(double seconds) {
    const auto whole = static_cast<long>(seconds + 0.5);
    if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

Display::Display() : m_terminal(::isatty(STDOUT_FILENO) != 0) {}

Display::~Display() {
    clear();
}

void Display::line(const std::string& text) {
    const std::lock_guard lock(m_mutex);
    clearLocked();
    say(stdout, text + "\n");
}

void Display::update(const std::string& text) {
    const std::lock_guard lock(m_mutex);
    const auto now = Clock::now();
    if (!m_terminal || (m_shown && now - m_last < std::chrono::milliseconds(100))) return;
    m_last = now;
    m_shown = true;
    say(stdout, "\r\x1b[K" + fitted(text, terminalWidth() - 1));
}

void Display::issue(const Issue& issue) {
    const std::lock_guard lock(m_mutex);
    clearLocked();
    printIssues({issue});
}

void Display::clear() {
    const std::lock_guard lock(m_mutex);
    clearLocked();
}

void Display::clearLocked() {
    if (!m_shown) return;
    say(stdout, "\r\x1b[K");
    m_shown = false;
}

JobControl JobDisplay::control(std::stop_token stop) {
    JobControl job;
    job.stop = std::move(stop);
    job.report = [this](const Progress& progress) { report(progress); };
    return job;
}

void JobDisplay::report(const Progress& progress) {
    const std::lock_guard lock(m_mutex);
    const auto now = Clock::now();
    std::string text = progress.what;
    if (progress.total > 0) {
        text += fmt::format("  {}/{}", progress.done, progress.total);
        const double spent = std::chrono::duration<double>(now - m_begin).count();
        if (progress.done > 0 && spent > 2)
            text += "  " +
                    clockText(spent * static_cast<double>(progress.total - progress.done) /
                              static_cast<double>(progress.done)) +
                    " left";
    }
    if (m_display.isTerminal()) {
        m_display.update(text);
    } else if (now - m_last > std::chrono::seconds(10)) {
        m_last = now;
        m_display.line(text);
    }
}

} // namespace sonorant::cli
