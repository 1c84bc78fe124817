// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace sonorant {

/// Number of hardware threads, at least 1.
int hardwareThreads();

/// More threads than this many compute nothing sooner and wait for one another instead.
int mostUsefulThreads();

/// Calls work(i) for i in [0, count) on up to `threads` threads (0: all cores), the caller's included.
/// Returns when all calls are done. The first exception stops handing out indices and is rethrown here.
void parallelFor(std::size_t count, const std::function<void(std::size_t)>& work, int threads = 0);

} // namespace sonorant
