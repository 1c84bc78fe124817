// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

/// Threads that follow each other through the layers of a network.
namespace sonorant::kernels {

/// Work cut into tiles of time, each of which passes the same steps.
struct Wavefront {
    std::int64_t tiles = 0;
    std::int64_t steps = 0;
    int threads = 1;
    /// True for a tile that needs nothing of the one before it: the first of a signal.
    std::function<bool(std::int64_t tile)> startsAnew;
    /// Does one step of a tile.
    std::function<void(int thread, std::int64_t tile, std::int64_t step)> work;
};

/// Does all steps of all tiles. A step of a tile begins when the tile before it has done that step, so that a
/// dilated convolution finds its past there. Thread n takes the tiles n, n + threads, ...: sums that a thread
/// keeps over its tiles come out the same each time.
/// @throws the first exception of `work`, when all threads have stopped
void runWavefront(const Wavefront& wavefront);

} // namespace sonorant::kernels
