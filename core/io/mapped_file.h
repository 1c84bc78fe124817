// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <string_view>

namespace sonorant {

/// A whole file mapped read-only into memory: a gigabyte opens at once and only the touched pages are read.
/// The mapping stays valid after the file was renamed or removed, but the file must not be made shorter
/// meanwhile; the files of this program are replaced, never shortened.
class MappedFile {
public:
    MappedFile() = default;
    /// @throws Error NotFound, Unreadable
    explicit MappedFile(const Path& file);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    std::string_view bytes() const { return {m_data, m_size}; }

private:
    const char* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace sonorant
