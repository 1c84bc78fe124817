// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/mapped_file.h"

#include "core/base/error.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace sonorant {

namespace {

/// What the signal handler may look at: a slot's `begin` is written last and taken back first.
struct Slot {
    std::atomic<std::uintptr_t> begin{0};
    std::atomic<std::size_t> size{0};
    std::atomic<bool> cut{false};
};
static_assert(std::atomic<std::uintptr_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

std::array<Slot, 4096> g_slots;
std::mutex g_slotsMutex; ///< of those who take and leave slots
struct sigaction g_before {};
std::uintptr_t g_pageSize = 4096;

/// A page that its file does not have (any more) was touched: zeros take the place of all from there on.
extern "C" void onBusError(int, siginfo_t* info, void*) {
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    const std::uintptr_t page = address & ~(g_pageSize - 1);
    for (Slot& slot : g_slots) {
        const std::uintptr_t begin = slot.begin.load();
        const std::size_t size = slot.size.load();
        if (begin == 0 || address < begin || address - begin >= size) continue;
        const int saved = errno;
        // The system call itself: a sanitizer's mmap() is no function for signal handlers.
        const long mapped = ::syscall(SYS_mmap, page, begin + size - page, PROT_READ,
                                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        errno = saved;
        if (mapped == -1) break;
        slot.cut.store(true);
        return;
    }
    ::sigaction(SIGBUS, &g_before, nullptr); // none of ours: it comes again, to whoever was there before
}

void listenForBusErrors() {
    static std::once_flag once;
    std::call_once(once, [] {
        g_pageSize = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
        struct sigaction action {};
        action.sa_sigaction = onBusError;
        sigemptyset(&action.sa_mask);
        action.sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK;
        ::sigaction(SIGBUS, &action, &g_before);
    });
}

/// -1: there is none left.
int takeSlot(const void* data, std::size_t size) {
    const std::lock_guard lock(g_slotsMutex);
    for (std::size_t i = 0; i < g_slots.size(); ++i) {
        Slot& slot = g_slots[i];
        if (slot.begin.load() != 0) continue;
        slot.cut.store(false);
        slot.size.store(size);
        slot.begin.store(reinterpret_cast<std::uintptr_t>(data));
        return static_cast<int>(i);
    }
    return -1;
}

} // namespace

MappedFile::MappedFile(const Path& file) : m_file(file) {
    m_size = static_cast<std::size_t>(fileSize(file));
    if (m_size == 0) return; // mmap refuses an empty range
    listenForBusErrors();
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw Error(ErrorKind::Unreadable, std::strerror(errno), toUtf8(file));
    void* const data = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    const int code = errno;
    ::close(descriptor); // the mapping keeps the file open by itself
    if (data == MAP_FAILED)
        throw Error(ErrorKind::Unreadable, std::string("cannot map the file: ") + std::strerror(code),
                    toUtf8(file));
    m_slot = takeSlot(data, m_size);
    if (m_slot < 0) {
        ::munmap(data, m_size);
        throw Error(ErrorKind::ResourceExhausted, "too many files are open", toUtf8(file),
                    "close some of them");
    }
    m_data = static_cast<const char*>(data);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_file(std::move(other.m_file)), m_data(std::exchange(other.m_data, nullptr)),
      m_size(std::exchange(other.m_size, 0)), m_slot(std::exchange(other.m_slot, -1)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_file, other.m_file);
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    std::swap(m_slot, other.m_slot);
    return *this;
}

MappedFile::~MappedFile() {
    if (!m_data) return;
    {
        const std::lock_guard lock(g_slotsMutex);
        g_slots[static_cast<std::size_t>(m_slot)].begin.store(0);
    }
    ::munmap(const_cast<char*>(m_data), m_size);
}

void MappedFile::requireWhole() const {
    if (m_slot >= 0 && g_slots[static_cast<std::size_t>(m_slot)].cut.load())
        throw Error(ErrorKind::Unreadable, "the file became shorter while it was read, or its disk went away",
                    toUtf8(m_file), "read it again when whoever writes it has finished");
}

} // namespace sonorant
