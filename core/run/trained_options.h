// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

#include <string>
#include <vector>

/// The options of runs beside each other.
namespace sonorant {

/// An option with its values as TOML writes them; empty where one side's model has no such option.
struct OptionPair {
    std::string path, label, unit; ///< "training.lr", "Learning rate", ""
    std::string first, second;
};

/// Every option of `config` in the order in which people read them; second: its default.
std::vector<OptionPair> listOptions(const ProjectConfig& config);

/// Those in which two configurations differ, the hyper-parameters of both models included.
std::vector<OptionPair> differingOptions(const ProjectConfig& first, const ProjectConfig& second);

/// The project that a run folder lies in: PROJECT of PROJECT/runs/RUN, else the folder itself.
Path projectOfRun(const Path& runFolder);

} // namespace sonorant
