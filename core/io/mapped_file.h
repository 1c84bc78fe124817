// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <string>
#include <string_view>

namespace sonorant {

/// A whole file mapped read-only into memory: a gigabyte opens at once and only the touched pages are read.
/// The mapping stays valid after the file was renamed or removed. Should another program make the file
/// shorter meanwhile, or its disk go away, what is no longer there reads as zeros (instead of a signal that
/// ends the program), and requireWhole() says so.
class MappedFile {
public:
    MappedFile() = default;
    /// @throws Error NotFound, Unreadable; ResourceExhausted when 4,096 files are mapped
    explicit MappedFile(const Path& file);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    std::string_view bytes() const { return {m_data, m_size}; }

    /// To be asked after the bytes were read. @throws Error Unreadable when some of them were zeros only
    /// because the file did not have them any more
    void requireWhole() const;

private:
    Path m_file;
    const char* m_data = nullptr;
    std::size_t m_size = 0;
    int m_slot = -1; ///< among the mappings that the signal handler knows
};

/// What `parse` makes of a file's bytes. @throws Error as MappedFile and `parse`; Unreadable when the file
/// became shorter meanwhile
template<typename Parse>
auto parseMapped(const Path& file, const Parse& parse) {
    const MappedFile map(file);
    try {
        auto result = parse(map.bytes());
        map.requireWhole();
        return result;
    } catch (...) {
        map.requireWhole(); // zeros that were never in the file are no format error
        throw;
    }
}

} // namespace sonorant
