// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sonorant {

/// Of the calling thread, and of those that it starts: loaders, and the pools of LibTorch and of our kernels.
/// In Linux every thread has a priority of its own. Where this is refused, work goes on as before.
/// @param politeness 1 to 19: the larger, the more it leaves to others
void lowerPriority(int politeness);

} // namespace sonorant
