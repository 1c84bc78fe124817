// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"
#include "core/service/feature_service.h"

#include <vector>

namespace sonorant {
class Engine;
}

namespace sonorant::cli {

class Display;

/// Extracts what missingFeatures() finds, so that training just starts. What has both its features, or no
/// recording, is not touched. @throws Cancelled, Error; Refused when recordings failed
void makeMissingFeatures(const ProjectConfig& config, Engine& engine, Display& display);

/// Runs the requests with progress on the display and prints the report. Returns the exit status.
int extractFeatures(const std::vector<FeatureRequest>& requests, Engine& engine, Display& display);

} // namespace sonorant::cli
