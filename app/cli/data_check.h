// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace sonorant {
struct ProjectConfig;
}

namespace sonorant::cli {

class Display;

/// Scans the sets of a project, prints what they hold and every issue; true when there was no warning and no
/// error.
/// @throws Cancelled, Error
bool checkData(const ProjectConfig& config, bool withTestSet, std::stop_token stop, Display& display);

} // namespace sonorant::cli
