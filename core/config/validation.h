// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/config/project_config.h"

#include <string>
#include <utility>

/// The rules that concern more than one option. Internal to core/config.
namespace sonorant::validation {

struct Report {
    Issues issues;

    void error(std::string path, std::string message, std::string hint = {}) {
        issues.push_back({std::move(path), std::move(message), std::move(hint), Severity::Error});
    }
    void info(std::string path, std::string message, std::string hint = {}) {
        issues.push_back({std::move(path), std::move(message), std::move(hint), Severity::Info});
    }
    void warning(std::string path, std::string message, std::string hint = {}) {
        issues.push_back({std::move(path), std::move(message), std::move(hint), Severity::Warning});
    }
};

/// Extensions, dimensions, resolutions and normalisation fit each other; segment lengths make sense.
void checkFeatures(const ProjectConfig& config, Report& report);
/// As many lists, folders and names as subsets.
void checkSubsets(const DataConfig& data, Report& report);
void checkTraining(const ProjectConfig& config, Report& report);
void checkInference(const ProjectConfig& config, Report& report);
/// Lists, folders and checkpoints that are named are there.
void checkTrainingFiles(const ProjectConfig& config, Report& report);
void checkInferenceFiles(const ProjectConfig& config, Report& report);

/// Names of utterances must stay below the folders they are searched in.
void checkUtteranceNames(const std::string& path, const std::vector<std::string>& names, Report& report);
void checkSetName(const std::string& path, const SetName& name, std::size_t subsets, Report& report);

} // namespace sonorant::validation
