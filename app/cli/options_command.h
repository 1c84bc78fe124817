// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace sonorant::cli {

/// `options`: the schema as text or, for docs/configuration.md, as Markdown. Not in the list of commands.
void addOptionsCommand(CLI::App& app, Job& job);

} // namespace sonorant::cli
