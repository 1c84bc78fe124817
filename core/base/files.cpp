// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <mutex>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>

namespace fs = std::filesystem;

namespace sonorant {

namespace {

std::atomic<bool> g_faultArmed{false};
std::mutex g_faultMutex;
std::string g_faultPoint;
int g_faultCountdown = 0;

/// Sets errno and returns true when the armed fault strikes here.
bool faultStrikes(std::string_view point) {
    if (!g_faultArmed.load(std::memory_order_relaxed)) return false;
    const std::lock_guard lock(g_faultMutex);
    if (point != g_faultPoint || --g_faultCountdown != 0) return false;
    errno = ENOSPC;
    return true;
}

[[noreturn]] void throwUnwritable(const Path& file, const char* doing) {
    const int code = errno;
    std::string hint;
    if (code == ENOSPC || code == EDQUOT) hint = "free some space on the disk, then try again";
    if (code == EACCES || code == EPERM || code == EROFS) hint = "choose a folder that you may write to";
    if (code == ENAMETOOLONG)
        hint = "choose a shorter name: file systems allow 255 bytes for each part of a path";
    if (code == ELOOP) hint = "its links lead in a circle: remove them";
    if (code == ENOTDIR) hint = "a part of the path is a file, not a folder";
    throw Error(ErrorKind::Unwritable, fmt::format("{}: {}", doing, std::strerror(code)), toUtf8(file), hint);
}

bool writeAll(int descriptor, std::string_view bytes, std::string_view point) {
    while (!bytes.empty()) {
        if (faultStrikes(point)) return false;
        const ssize_t written =
            ::write(descriptor, bytes.data(), std::min<std::size_t>(bytes.size(), 1U << 30));
        if (written < 0) {
            if (errno == EINTR) continue;
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A device or a pipe must not be replaced by a file, nor may somebody have to read it before a run goes on.
void requireNothingElse(const Path& file) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0 || S_ISREG(info.st_mode)) return;
    throw Error(ErrorKind::Unwritable,
                S_ISDIR(info.st_mode) ? "expected a file or none, found a folder"
                                      : "expected a file or none, found a device or pipe",
                toUtf8(file), "move it away, or choose another name");
}

/// Makes a rename durable: the folder's entry is part of the folder, not of the file.
void flushFolder(const Path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// What to do about a file that is not there: mostly it is its folder that is named wrong.
std::string whereTheWayEnds(const Path& file) {
    std::error_code code;
    Path missing;
    for (Path folder = fs::absolute(file, code).parent_path();
         !folder.empty() && folder != folder.parent_path(); folder = folder.parent_path()) {
        if (fs::is_directory(folder, code)) break;
        missing = folder;
    }
    if (missing.empty()) return "its folder is there: check the file's name";
    return (fs::exists(missing, code) ? "this is no folder: " : "there is no folder ") + toUtf8(missing);
}

} // namespace

std::string toUtf8(const Path& path) {
    return path.string();
}

std::uint64_t fileSize(const Path& file) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0) {
        const int code = errno;
        if (code == ENOENT || code == ENOTDIR)
            throw Error(ErrorKind::NotFound, "no such file", toUtf8(file), whereTheWayEnds(file));
        throw Error(ErrorKind::Unreadable, std::strerror(code), toUtf8(file));
    }
    if (!S_ISREG(info.st_mode))
        throw Error(ErrorKind::Unreadable,
                    S_ISDIR(info.st_mode) ? "expected a file, found a folder"
                                          : "expected a file, found a device",
                    toUtf8(file), S_ISDIR(info.st_mode) ? "name a file in it" : "name a regular file");
    return static_cast<std::uint64_t>(info.st_size);
}

std::string readFile(const Path& file, std::uint64_t maxBytes) {
    const std::uint64_t size = fileSize(file);
    if (size > maxBytes)
        throw Error(ErrorKind::Malformed,
                    fmt::format("the file has {} bytes, expected at most {}", size, maxBytes), toUtf8(file));
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw Error(ErrorKind::Unreadable, std::strerror(errno), toUtf8(file));
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(descriptor, bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            const int code = errno;
            ::close(descriptor);
            throw Error(ErrorKind::Unreadable, std::strerror(code), toUtf8(file));
        }
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    ::close(descriptor);
    bytes.resize(have);
    return bytes;
}

void makeFolder(const Path& folder) {
    if (folder.empty()) return;
    std::error_code code;
    fs::create_directories(folder, code);
    std::error_code unreadable;
    if (code && !fs::is_directory(folder, unreadable)) {
        errno = code.value();
        throwUnwritable(folder, "cannot make the folder");
    }
}

void writeFileAtomically(const Path& file, std::string_view bytes) {
    if (file.empty()) throw Error(ErrorKind::Unwritable, "the name of the file to write is empty");
    requireNothingElse(file);
    makeFolder(file.parent_path());
    static std::atomic<unsigned> counter{0};
    std::string temporary;
    int descriptor = -1;
    do // in containers process numbers come again, and what a killed process left behind is still there
        temporary = fmt::format("{}.{}-{}.tmp", file.string(), ::getpid(), counter++);
    while ((descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) < 0 &&
           errno == EEXIST);
    if (descriptor < 0) throwUnwritable(file, "cannot write beside it");
    const auto giveUp = [&](const char* doing, bool open) {
        const int code = errno;
        if (open) ::close(descriptor);
        ::unlink(temporary.c_str());
        errno = code;
        throwUnwritable(file, doing);
    };
    if (!writeAll(descriptor, bytes, "write")) giveUp("cannot write", true);
    if (faultStrikes("flush") || ::fsync(descriptor) != 0) giveUp("cannot flush", true);
    if (::close(descriptor) != 0) giveUp("cannot close", false);
    if (faultStrikes("rename") || ::rename(temporary.c_str(), file.c_str()) != 0)
        giveUp("cannot move into place", false);
    flushFolder(file.has_parent_path() ? file.parent_path() : Path("."));
}

AppendFile::AppendFile(const Path& file) : m_file(file) {
    requireNothingElse(file);
    makeFolder(file.parent_path());
    m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (m_descriptor < 0) throwUnwritable(file, "cannot open for appending");
    const off_t end = ::lseek(m_descriptor, 0, SEEK_END);
    char last = '\n';
    if (end > 0 && ::pread(m_descriptor, &last, 1, end - 1) == 1 && last != '\n') writeLine("");
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_file(std::move(other.m_file)) {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
    if (this != &other) {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_file = std::move(other.m_file);
    }
    return *this;
}

AppendFile::~AppendFile() {
    close();
}

void AppendFile::writeLine(std::string_view line) {
    std::string text(line);
    text += '\n';
    const off_t before = ::lseek(m_descriptor, 0, SEEK_END);
    if (writeAll(m_descriptor, text, "append")) return;
    const int code = errno;
    // A torn line would stand before the whole one when the write is tried again.
    if (before >= 0 && ::ftruncate(m_descriptor, before) != 0)
        errno = 0; // it stays torn: readers pass over it
    errno = code;
    throwUnwritable(m_file, "cannot append");
}

bool AppendFile::tryLock() {
    return ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
}

void AppendFile::close() {
    if (m_descriptor >= 0) ::close(std::exchange(m_descriptor, -1));
}

std::uint64_t freeSpace(const Path& path) {
    Path there = fs::absolute(path);
    std::error_code code;
    while (!fs::exists(there, code) && there.has_relative_path())
        there = there.parent_path();
    struct statvfs info {};
    if (::statvfs(there.c_str(), &info) != 0) return std::numeric_limits<std::uint64_t>::max();
    return static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize;
}

bool isSafeRelativeName(std::string_view name) {
    if (name.empty() || name.find('\0') != std::string_view::npos) return false;
    const Path path(name);
    if (path.is_absolute()) return false;
    for (const Path& part : path)
        if (part == "..") return false;
    return true;
}

void faults::arm(std::string_view point, int nth) {
    const std::lock_guard lock(g_faultMutex);
    g_faultPoint = point;
    g_faultCountdown = nth;
    g_faultArmed = true;
}

void faults::disarm() {
    g_faultArmed = false;
}

} // namespace sonorant
