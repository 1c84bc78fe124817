// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/seen_files.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <optional>

namespace sonorant {

void SeenFiles::requireUnchanged(const Path& file) {
    std::optional<FileStamp> now;
    try {
        now = stampOf(file);
    } catch (const Error&) {
        forget(file);
        throw;
    }
    FileStamp before;
    {
        const std::lock_guard lock(m_mutex);
        const auto [entry, isNew] = m_stamps.try_emplace(file.string(), *now);
        if (isNew || entry->second == *now) return;
        before = entry->second;
        m_stamps.erase(entry);
    }
    throw Error(ErrorKind::Mismatch,
                before.bytes == now->bytes
                    ? std::string("the file was written again since it was first read")
                    : fmt::format("the file changed since it was first read: it had {} bytes, and has {}",
                                  before.bytes, now->bytes),
                toUtf8(file), "put it back as it was; whoever goes on takes it as it is then");
}

void SeenFiles::forget(const Path& file) {
    const std::lock_guard lock(m_mutex);
    m_stamps.erase(file.string());
}

} // namespace sonorant
