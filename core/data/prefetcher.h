// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch_plan.h"
#include "core/data/loader.h"

#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

namespace sonorant {

struct PrefetchOptions {
    std::int64_t firstBatch = 0;
    std::int64_t ahead = 1; ///< batches loaded or being loaded at most
    int threads = 1;
    bool leaveOutUnreadable = false;
};

/// Threads that load the batches of a plan ahead of the one that is wanted next. Batches come out in their
/// order whatever the number of threads. Destroying it early ends the threads after the sequence that each is
/// reading; a thread whose read does not answer within a few seconds is left behind with what it needs, and
/// ends when it does.
class Prefetcher {
public:
    Prefetcher(std::shared_ptr<const BatchPlan> plan, const PrefetchOptions& options);
    ~Prefetcher();

    /// Batch `wanted`; to be called with 1 more each time. Rethrows what its loading threw, and what
    /// `watch.onStall` throws.
    /// @throws Error, Cancelled
    Batch take(std::int64_t wanted, const std::stop_token& stop, const LoaderWatch& watch = {});

private:
    struct Shared;

    std::shared_ptr<Shared> m_shared; ///< with the threads, which may live longer than this
    std::vector<std::jthread> m_threads;
};

} // namespace sonorant
