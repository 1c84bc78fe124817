// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

namespace sonorant {

/// Checks that a RIFF/WAVE file is as long as the size written in its "data" chunk says. Files of another
/// kind, and streams whose size was not known when they were written (0 or 0xFFFFFFFF), pass.
/// @throws Error Malformed naming the bytes expected and found; NotFound, Unreadable
void requireWholeWave(const Path& file);

} // namespace sonorant
