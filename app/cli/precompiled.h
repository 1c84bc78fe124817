// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Precompiled for the command line; each file still includes what it uses.
#include "core/base/precompiled.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
