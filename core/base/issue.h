// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sonorant {

enum class Severity {
    Warning,
    Error,
    Info ///< worth knowing, but nothing to do about
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

/// Something that a person should look at: a warning or an error.
inline bool hasFindings(const Issues& issues) {
    for (const Issue& issue : issues)
        if (issue.severity != Severity::Info) return true;
    return false;
}

} // namespace sonorant
