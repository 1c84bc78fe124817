// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/file_facts.h"

#include <map>
#include <mutex>
#include <string>

namespace sonorant {

/// Notices when a data file is written again under a running training: with other data the losses before and
/// after would not belong together. From any thread.
class SeenFiles {
public:
    /// Compares size and date with those of the first time. A file that changed is forgotten, so that whoever
    /// goes on takes it as it is then.
    /// @throws Error NotFound, Unreadable; Mismatch when it changed
    void requireUnchanged(const Path& file);
    void forget(const Path& file);

private:
    std::mutex m_mutex;
    std::map<std::string, FileStamp> m_stamps;
};

} // namespace sonorant
