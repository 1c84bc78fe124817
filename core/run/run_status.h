// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <string>

namespace sonorant {

/// How a run stands, by what it left in its folder.
struct RunStatus {
    enum class Kind {
        Unknown,     ///< no state.json: records of another program, or a run that is just being made
        Running,     ///< by its own word; on another machine nobody can tell whether it still lives
        Interrupted, ///< it says that it runs, but its process on this machine is gone
        Finished,
        EarlyStopped,
        Stopped,
        Failed
    };
    Kind kind = Kind::Unknown;
    std::string message;     ///< what ended it
    std::string host;        ///< where it runs or ran; empty: this machine, or unknown
    int epochs = 0;          ///< how many it may train; 0: unknown
    double samplingRate = 0; ///< Hz; 0: unknown

    bool operator==(const RunStatus&) const = default;
};

/// Reads state.json alone, which is quick: epochs and rate stay unknown. Does not throw.
RunStatus readRunState(const Path& runFolder);

/// Reads state.json and config.toml. What is missing or cannot be read, as while it is being replaced on a
/// shared folder, stays unknown. Does not throw.
RunStatus readRunStatus(const Path& runFolder);

} // namespace sonorant
