// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch_plan.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace sonorant {

/// Threads that load the batches of a plan ahead, each at most a few batches before the one that is wanted
/// next. Batches come out in their order whatever the number of threads. Destroying it early ends the threads
/// after the sequence that each is reading.
class Prefetcher {
public:
    Prefetcher(const BatchPlan& plan, std::int64_t firstBatch, int threads);
    ~Prefetcher();

    /// Batch `wanted`; to be called with 1 more each time. Rethrows what its loading threw.
    /// @throws Error, Cancelled
    Batch take(std::int64_t wanted, const std::stop_token& stop);

private:
    struct Loaded {
        Batch batch;
        std::exception_ptr failure;
    };
    void work(const std::stop_token& stop);

    const BatchPlan& m_plan;
    std::int64_t m_ahead; ///< loaded or being loaded at most
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::int64_t m_nextToLoad, m_nextToTake;
    std::map<std::int64_t, Loaded> m_ready;
    std::vector<std::jthread> m_threads; ///< last: they use all of the above
};

} // namespace sonorant
