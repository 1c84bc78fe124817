// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/find_checkpoint.h"

#include "core/base/error.h"
#include "core/train/checkpoint_files.h"

#include <fmt/format.h>

namespace sonorant {

std::optional<EpochCheckpoint> newestCheckpoint(const Path& folder, const TrainingConfig& options, Path& file,
                                                Issues& issues) {
    for (const Path& candidate : checkpointsNewestFirst(folder, options)) {
        try {
            EpochCheckpoint checkpoint = readEpochCheckpoint(candidate);
            file = candidate;
            return checkpoint;
        } catch (const Error& error) {
            issues.push_back(
                {toUtf8(candidate),
                 fmt::format("this checkpoint cannot be read and is passed over: {}", error.message()), "",
                 Severity::Warning});
        }
    }
    return std::nullopt;
}

} // namespace sonorant
