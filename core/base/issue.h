// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sonorant {

enum class Severity {
    Info, ///< nothing is wrong: what will be done about it
    Warning,
    Error
};

/// Something found wrong that is reported, not thrown.
struct Issue {
    std::string path;    ///< where: an option ("training.lr"), a file, an utterance
    std::string message; ///< what is wrong: expected and found
    std::string hint;    ///< what to do; may be empty
    Severity severity = Severity::Error;
};

using Issues = std::vector<Issue>;

inline bool hasErrors(const Issues& issues) {
    for (const Issue& issue : issues)
        if (issue.severity == Severity::Error) return true;
    return false;
}

/// Whether anything is wrong at all: warnings count, information does not.
inline bool hasProblems(const Issues& issues) {
    for (const Issue& issue : issues)
        if (issue.severity != Severity::Info) return true;
    return false;
}

} // namespace sonorant
