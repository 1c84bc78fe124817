// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace sonorant::cli {

void addMeasureCommand(CLI::App& app, Job& job);

} // namespace sonorant::cli
