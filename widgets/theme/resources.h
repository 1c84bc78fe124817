// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sonorant {

/// Makes icons, style sheet and translations known to Qt: the first call of a program that has widgets.
void useResources();

} // namespace sonorant
