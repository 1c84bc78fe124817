// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/config/project_file.h"

#include <string>
#include <vector>

namespace sonorant::test {

/// The project in `folder` with further settings, as for `--set`. @throws Error Configuration for any mistake
/// in either
inline ProjectConfig readProjectWith(const Path& folder, const std::vector<std::string>& settings) {
    ReadResult read = readProject(folder);
    Issues issues = read.issues;
    const Issues more = applySettings(read.config, settings);
    issues.insert(issues.end(), more.begin(), more.end());
    for (const Issue& issue : issues)
        if (issue.severity == Severity::Error)
            throw Error(ErrorKind::Configuration, issue.message, issue.path);
    return read.config;
}

} // namespace sonorant::test
