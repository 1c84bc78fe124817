// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <string_view>

namespace sonorant::fuzz {

/// A folder of this process for readers that want files: in memory where there is such a place, removed when
/// the process ends in good order.
class MemoryFolder {
public:
    MemoryFolder();
    ~MemoryFolder();
    MemoryFolder(const MemoryFolder&) = delete;
    MemoryFolder& operator=(const MemoryFolder&) = delete;

    const Path& path() const { return m_path; }
    /// Writes a file below it, plainly, without a flush to any disk. The file keeps its place (inode) and is
    /// cut to the new length.
    Path write(std::string_view name, std::string_view bytes) const;

private:
    Path m_path;
};

/// The one folder of the target.
const MemoryFolder& memoryFolder();

} // namespace sonorant::fuzz
