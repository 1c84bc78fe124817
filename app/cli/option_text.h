// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sonorant::cli {

/// The options of these tables with type, default and help, in groups, for --help; with [model] those of
/// every model.
std::string optionHelp(const std::vector<std::string>& tables);

/// All options as docs/configuration.md.
std::string optionMarkdown();

} // namespace sonorant::cli
