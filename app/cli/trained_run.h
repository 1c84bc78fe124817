// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

#include <string>
#include <vector>

namespace sonorant::cli {

class Display;

/// A checkpoint and the run that made it; `run` is empty where that is not known.
struct TrainedNetwork {
    Path file, run;
};

/// The best network of the newest run that has one, looked for where that run saves it; empty if there is
/// none.
TrainedNetwork newestNetwork(const ProjectConfig& config);

/// The run folder that a checkpoint lies in; empty when it lies in none.
Path runAround(const Path& checkpoint);

/// Takes over what the network of a run depends on, from the config.toml beside it: the table [model] and the
/// features' extensions, dimensions, resolutions and normalisation with the sampling rate. `settings` (--set)
/// win. What is now other than the project says is told in one line. @throws Refused when that file is wrong;
/// Error
void useModelOfRun(ProjectConfig& config, const Path& run, const std::vector<std::string>& settings,
                   Display& display);

} // namespace sonorant::cli
