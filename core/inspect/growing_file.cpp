// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/growing_file.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace sonorant {

void GrowingFile::fail(const char* doing) const {
    const int code = errno;
    throw Error(ErrorKind::Unwritable, fmt::format("{}: {}", doing, std::strerror(code)), toUtf8(m_target),
                code == ENOSPC ? "free some space on the disk, then try again" : "choose another folder");
}

GrowingFile::GrowingFile(const Path& target) : m_target(target) {
    static std::atomic<unsigned> counter{0};
    makeFolder(target.parent_path());
    m_temporary = fmt::format("{}.{}-{}.part", target.string(), ::getpid(), counter++);
    m_descriptor = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (m_descriptor < 0) fail("cannot write beside it");
}

GrowingFile::~GrowingFile() {
    if (m_descriptor >= 0) ::close(m_descriptor);
    if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

void GrowingFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("cannot write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void GrowingFile::commit() {
    if (::fsync(m_descriptor) != 0) fail("cannot flush");
    if (::close(std::exchange(m_descriptor, -1)) != 0) fail("cannot close");
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0) fail("cannot move into place");
    m_temporary.clear();
}

} // namespace sonorant
