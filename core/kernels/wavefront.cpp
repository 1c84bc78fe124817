// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/wavefront.h"

#include "core/kernels/helper_threads.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <mutex>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace sonorant::kernels {

namespace {

/// One counter to a cache line, so that waiting for one does not slow down another.
struct alignas(64) Progress {
    std::atomic<std::int64_t> done{0};
};

void pauseBriefly() {
#if defined(__x86_64__)
    _mm_pause();
#endif
}

/// A step takes some ten microseconds, so waiting is short, unless the other thread has lost its processor.
/// Then this one sleeps and takes none from others.
void waitFor(const std::atomic<std::int64_t>& done, std::int64_t wanted) {
    constexpr int patience = 2000;
    std::int64_t seen = done.load(std::memory_order_acquire);
    for (int spin = 0; seen < wanted; ++spin) {
        if (spin < patience)
            pauseBriefly();
        else
            done.wait(seen, std::memory_order_acquire);
        seen = done.load(std::memory_order_acquire);
    }
}

} // namespace

void runWavefront(const Wavefront& w) {
    if (w.tiles <= 0) return;
    const int wanted = static_cast<int>(std::clamp<std::int64_t>(w.threads, 1, w.tiles));
    HelperThreads& helpers = HelperThreads::ofThisThread();
    const int threads = 1 + helpers.prepare(wanted - 1);
    const auto progress = std::make_unique<Progress[]>(static_cast<std::size_t>(w.tiles));
    // After a failure the threads go on counting, so that none waits for ever.
    std::atomic<bool> failed{false};
    std::exception_ptr failure;
    std::mutex failureMutex;
    const auto run = [&](int thread) {
        for (std::int64_t tile = thread; tile < w.tiles; tile += threads) {
            const bool waits = threads > 1 && !w.startsAnew(tile);
            for (std::int64_t step = 0; step < w.steps; ++step) {
                if (waits) waitFor(progress[static_cast<std::size_t>(tile - 1)].done, step + 1);
                try {
                    if (!failed.load(std::memory_order_relaxed)) w.work(thread, tile, step);
                } catch (...) {
                    const std::lock_guard lock(failureMutex);
                    if (!failed.exchange(true)) failure = std::current_exception();
                }
                std::atomic<std::int64_t>& done = progress[static_cast<std::size_t>(tile)].done;
                done.store(step + 1, std::memory_order_release);
                if (threads > 1) done.notify_all();
            }
        }
    };
    helpers.run(threads - 1, run);
    if (failure) std::rethrow_exception(failure);
}

} // namespace sonorant::kernels
