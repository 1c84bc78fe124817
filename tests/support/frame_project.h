// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

#include <string>
#include <vector>

namespace sonorant::test {

/// A project of the frame template in `folder`, with its data: utterances a, b, c of 40, 50, 60 frames of two
/// numbers (in/*.x), from which two others are to be learnt (out/*.y). A training takes a fraction of a
/// second.
/// @param settings as for `--set`
/// @param model the id of the model, for copies of the template
ProjectConfig frameProject(const Path& folder, const std::vector<std::string>& settings = {},
                           const std::string& model = "frame-template");

} // namespace sonorant::test
