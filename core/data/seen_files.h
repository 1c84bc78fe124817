// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/file_facts.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace sonorant {

/// Notices when a data file was written again since the set was scanned: with other data the losses before
/// and after would not belong together. From any thread.
class SeenFiles {
public:
    /// Compares size and date with those of the scan (or, where scanning was skipped, of the first time). A
    /// file that changed is refused until it is as it was, or until somebody takes it as it is.
    /// @param scanned null where scanning was skipped
    /// @throws Error NotFound, Unreadable; Mismatch when it changed; the context is the file
    void requireUnchanged(const Path& file, const FileStamp* scanned);
    /// @param file the context of an error
    void takeAsItIs(const std::string& file);

private:
    std::mutex m_mutex;
    std::map<std::string, std::optional<FileStamp>> m_stamps; ///< nothing: whatever comes next is right
};

} // namespace sonorant
