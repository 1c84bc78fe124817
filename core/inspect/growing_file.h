// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <string_view>

namespace sonorant {

/// A file too large to be made in memory: grows beside its target and is moved into place by commit().
/// Without it nothing is left.
class GrowingFile {
public:
    /// @throws Error Unwritable
    explicit GrowingFile(const Path& target);
    ~GrowingFile();
    GrowingFile(const GrowingFile&) = delete;
    GrowingFile& operator=(const GrowingFile&) = delete;

    /// @throws Error Unwritable
    void write(std::string_view bytes);
    void commit();

private:
    [[noreturn]] void fail(const char* doing) const;

    Path m_target, m_temporary;
    int m_descriptor = -1;
};

} // namespace sonorant
