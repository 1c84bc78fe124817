// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include "app/cli/console.h"
#include "core/base/error.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace sonorant::cli {

namespace {

// A signal handler may do next to nothing: it writes a byte into a pipe, at whose end a thread waits.
int g_pipe[2] = {-1, -1};
volatile std::sig_atomic_t g_signals = 0;

extern "C" void onSignal(int) {
    if (g_signals) ::_exit(Interrupted);
    g_signals = 1;
    const char byte = 'i';
    const int saved = errno;
    [[maybe_unused]] const ssize_t written = ::write(g_pipe[1], &byte, 1);
    errno = saved;
}

void listen(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    // The terminal was closed. nohup ignores that, and means it.
    struct sigaction before {};
    ::sigaction(SIGHUP, nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);
}

} // namespace

Interrupt::Interrupt(std::function<void()> ask) : m_ask(std::move(ask)) {
    if (::pipe2(g_pipe, O_CLOEXEC) != 0)
        throw Error(ErrorKind::ResourceExhausted, "cannot open a pipe to listen for Ctrl-C");
    g_signals = 0;
    m_watcher = std::thread([this] { watch(); });
    listen(onSignal);
    // Nor does a job that works for hours end because nobody reads what it says any more.
    ::signal(SIGPIPE, SIG_IGN);
}

Interrupt::~Interrupt() {
    listen(SIG_DFL);
    const char byte = 'q';
    [[maybe_unused]] const ssize_t written = ::write(g_pipe[1], &byte, 1);
    m_watcher.join();
    ::close(g_pipe[0]);
    ::close(g_pipe[1]);
}

void Interrupt::watch() {
    char byte = 0;
    for (;;) {
        const ssize_t got = ::read(g_pipe[0], &byte, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got != 1 || byte != 'i') return;
        m_happened = true;
        m_ask();
    }
}

} // namespace sonorant::cli
