// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/prefetcher.h"

#include "core/base/job_control.h"

namespace sonorant {

namespace {

constexpr std::int64_t batchesPerThread = 2; // as the framework's loaders

} // namespace

Prefetcher::Prefetcher(const BatchPlan& plan, std::int64_t firstBatch, int threads)
    : m_plan(plan), m_ahead(batchesPerThread * threads), m_nextToLoad(firstBatch), m_nextToTake(firstBatch) {
    for (int t = 0; t < threads; ++t)
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

Prefetcher::~Prefetcher() {
    for (std::jthread& thread : m_threads)
        thread.request_stop(); // all at once; they are joined one by one
}

void Prefetcher::work(const std::stop_token& stop) {
    for (;;) {
        std::int64_t batch = 0;
        {
            std::unique_lock lock(m_mutex);
            const bool go = m_changed.wait(lock, stop, [this] {
                return m_nextToLoad >= m_plan.batchCount() || m_nextToLoad < m_nextToTake + m_ahead;
            });
            if (!go || stop.stop_requested() || m_nextToLoad >= m_plan.batchCount()) return;
            batch = m_nextToLoad++;
        }
        Loaded loaded;
        try {
            loaded.batch = m_plan.load(batch, stop);
        } catch (...) {
            loaded.failure = std::current_exception();
        }
        const std::lock_guard lock(m_mutex);
        m_ready.emplace(batch, std::move(loaded));
        m_changed.notify_all();
    }
}

Batch Prefetcher::take(std::int64_t wanted, const std::stop_token& stop) {
    Loaded loaded;
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [&] { return m_ready.contains(wanted); });
        if (stop.stop_requested()) throw Cancelled(); // also when it is there: nothing more is wanted
        loaded = std::move(m_ready.extract(wanted).mapped());
        m_nextToTake = wanted + 1;
        m_changed.notify_all();
    }
    if (loaded.failure) std::rethrow_exception(loaded.failure);
    return std::move(loaded.batch);
}

} // namespace sonorant
