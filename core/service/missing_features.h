// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_control.h"
#include "core/config/project_config.h"
#include "core/service/feature_service.h"

#include <cstddef>
#include <vector>

/// Features that a project's recordings can be turned into, and those of them that are not there yet: such as
/// in a fresh copy of the demo, or after an interruption. The command line and the window extract the latter
/// before they train or generate, so that a project just starts.
namespace sonorant {

/// One request per folder of recordings (featureSources()) with no names: everything in it. Empty for
/// projects whose features are not those that this program extracts.
std::vector<FeatureRequest> projectFeatureRequests(const ProjectConfig& config);

/// The same requests, each with the names whose recording is there while a feature file is not: of those that
/// the lists name (without lists: of all recordings). Requests without a name are left out. A list that is
/// not there asks for none: the validation says so.
/// @throws Error Unreadable, Malformed for a list; Cancelled
std::vector<FeatureRequest> missingFeatures(const ProjectConfig& config, const JobControl& job = {});

/// Recordings that these requests name.
std::size_t recordingCount(const std::vector<FeatureRequest>& requests);

} // namespace sonorant
