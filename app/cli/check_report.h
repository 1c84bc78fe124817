// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/check/project_check.h"

#include <string>
#include <vector>

namespace sonorant::cli {

/// One line per set, then one block per kind of finding: how many, which utterances, the first in words and
/// what to do. With `all`, every finding has its line.
std::vector<std::string> reportLines(const CheckReport& report, bool all);

/// The whole report as JSON (docs/checking.md). Without a report: what is wrong with the configuration alone.
std::string reportJson(const std::string& project, const Issues& configuration, const CheckReport* report);

} // namespace sonorant::cli
