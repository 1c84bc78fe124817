// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

#include <string>
#include <vector>

namespace sonorant::test {

/// A project of the smallest hn-nsf on a few utterances of the demo corpus (features from tests/data), in
/// `folder`: a whole training takes seconds. Further settings as for `--set`.
ProjectConfig tinyProject(const Path& folder, const std::vector<std::string>& settings = {});

/// The text of its config.toml, to be written and changed by a test.
std::string tinyProjectText();

} // namespace sonorant::test
