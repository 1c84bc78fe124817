// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace sonorant::cli {

void addImportCommand(CLI::App& app, Job& job);

} // namespace sonorant::cli
