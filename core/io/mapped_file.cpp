// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/mapped_file.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace sonorant {

MappedFile::MappedFile(const Path& file) {
    m_size = static_cast<std::size_t>(fileSize(file));
    if (m_size == 0) return; // mmap refuses an empty range
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw Error(ErrorKind::Unreadable, std::strerror(errno), toUtf8(file));
    void* const data = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    const int code = errno;
    ::close(descriptor); // the mapping keeps the file open by itself
    if (data == MAP_FAILED) {
        m_size = 0;
        throw Error(ErrorKind::Unreadable, std::string("cannot map the file: ") + std::strerror(code),
                    toUtf8(file));
    }
    m_data = static_cast<const char*>(data);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

MappedFile::~MappedFile() {
    if (m_data) ::munmap(const_cast<char*>(m_data), m_size);
}

} // namespace sonorant
