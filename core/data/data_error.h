// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace sonorant {

/// True where the file is to blame, not the machine or the program: another may mend it while the run waits.
bool isAboutData(const Error& error);

} // namespace sonorant
