// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/config/project_config.h"
#include "core/service/engine.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sonorant::cli {

/// What is to be done once the command line has been understood; returns the exit status.
using Job = std::function<int()>;

/// The arguments by which a command names its project.
struct ProjectArguments {
    std::string project;
    std::vector<std::string> settings; ///< --set table.key=value
};

/// Adds PROJECT and --set.
void addProjectArguments(CLI::App& command, ProjectArguments& arguments);

/// Reads the project and applies the settings. Warnings and errors are printed. @throws Refused on errors
ProjectConfig loadProject(const ProjectArguments& arguments);
/// The options of a run that goes on: its own config.toml, then `--set`. The project says where relative
/// paths begin.
ProjectConfig loadRun(const ProjectArguments& arguments, const ProjectConfig& project, const Path& runFolder);

/// Prints what is wrong with the configuration for this job. @throws Refused on errors
void requireValid(const ProjectConfig& config, bool forTraining, bool forInference);

/// The real engine. @throws Error
std::unique_ptr<Engine> makeEngine();

} // namespace sonorant::cli
