// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/seen_files.h"

#include "core/base/error.h"

#include <fmt/format.h>

namespace sonorant {

void SeenFiles::requireUnchanged(const Path& file, const FileStamp* scanned) {
    const FileStamp now = stampOf(file);
    FileStamp before;
    {
        const std::lock_guard lock(m_mutex);
        std::optional<FileStamp>& stamp =
            m_stamps.try_emplace(toUtf8(file), scanned ? *scanned : now).first->second;
        if (!stamp) stamp = now;
        if (*stamp == now) return;
        before = *stamp;
    }
    throw Error(ErrorKind::Mismatch,
                before.bytes == now.bytes
                    ? std::string("the file was written again since it was scanned")
                    : fmt::format("the file changed since it was scanned: it had {} bytes, and has {}",
                                  before.bytes, now.bytes),
                toUtf8(file), "put it back as it was; whoever goes on takes it as it is then");
}

void SeenFiles::takeAsItIs(const std::string& file) {
    const std::lock_guard lock(m_mutex);
    m_stamps[file] = std::nullopt;
}

} // namespace sonorant
