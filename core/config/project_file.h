// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/config/project_config.h"

#include <string>
#include <utility>
#include <vector>

/// Reading a project: config.toml -> ProjectConfig, with everything that is wrong reported, not thrown.
namespace sonorant {

struct ReadResult {
    ProjectConfig config; ///< with defaults where the text says nothing or something wrong
    Issues issues;        ///< path is "table.key" or "line N"; unknown keys name the nearest known one
};

/// Parses the text of a config.toml that lies (or will lie) at `file`.
ReadResult readProjectText(const std::string& text, const Path& file);

/// Reads a project from its folder or its config.toml. @throws Error NotFound / Unreadable
ReadResult readProject(const Path& folderOrFile);

/// Applies `--set table.key=value` (the table may be left out where the key is unique; the value in TOML
/// spelling, a bare word being text). Problems come back as issues.
Issues applySettings(ProjectConfig& config, const std::vector<std::string>& settings);

/// Checks what one option alone cannot: counts that must fit, choices that exclude each other, files that
/// must be there. Does not throw. `forTraining` / `forInference` decide which tables must be complete.
Issues validate(const ProjectConfig& config, bool forTraining = true, bool forInference = false);

/// Why nothing may be generated into this folder: it holds data of the project, which generated files of the
/// same names would replace. Empty when it may be used.
std::string whyNotOutputFolder(const ProjectConfig& config, const Path& folder);

/// The complete configuration as a fresh config.toml: every option with its value, grouped, with its help as
/// comment.
std::string writeProjectText(const ProjectConfig& config);

} // namespace sonorant
