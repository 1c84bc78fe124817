// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

#include <string>
#include <vector>

namespace sonorant::test {

/// A project of the smallest lfcc-lcnn in `folder`, with its data: noise of about a quarter of a second each,
/// alone (natural/a0 to a9, "bonafide") and with a tone (made/b0 to b9, "spoof"). Six of each to learn from,
/// two to validate, two to test; the two folders are two subsets. A training takes a fraction of a second.
/// @param settings as for `--set`
ProjectConfig classifierProject(const Path& folder, const std::vector<std::string>& settings = {});

/// Settings with which it learns to tell the two apart, also those it has not seen.
std::vector<std::string> learning();

/// "a7" -> "bonafide"
std::string classOf(const std::string& utterance);

} // namespace sonorant::test
