// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace sonorant::cli {

/// Adds `certify`: whether a model here computes what it computed in Python.
void addCertifyCommand(CLI::App& app, Job& job);

} // namespace sonorant::cli
