// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/prefetcher.h"

#include "core/base/job_control.h"
#include "core/nn/threads.h"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>

namespace sonorant {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds farewell{2}; // until a thread that does not end counts as hanging

struct Loaded {
    Batch batch;
    std::exception_ptr failure;
};

} // namespace

struct Prefetcher::Shared {
    std::shared_ptr<const BatchPlan> plan;
    PrefetchOptions options;
    std::mutex mutex;
    std::condition_variable_any changed;
    std::int64_t nextToLoad = 0, nextToTake = 0;
    std::map<std::int64_t, Loaded> ready;
    std::map<std::int64_t, std::string> reading; ///< per batch that is being loaded: its utterance at work
    int working = 0;                             ///< threads that have not ended

    void work(const std::stop_token& stop);
    void loadAll(const std::stop_token& stop);
    Loaded load(std::int64_t batch, const std::stop_token& stop);
    /// With the lock held: what is read now.
    LoaderStall stallSince(Clock::time_point begin) const;
};

void Prefetcher::Shared::work(const std::stop_token& stop) {
    useOneThreadHere();
    loadAll(stop);
    const std::lock_guard lock(mutex);
    --working;
    changed.notify_all();
}

void Prefetcher::Shared::loadAll(const std::stop_token& stop) {
    for (;;) {
        std::int64_t batch = 0;
        {
            std::unique_lock lock(mutex);
            const bool go = changed.wait(lock, stop, [this] {
                return nextToLoad >= plan->batchCount() || nextToLoad < nextToTake + options.ahead;
            });
            if (!go || stop.stop_requested() || nextToLoad >= plan->batchCount()) return;
            batch = nextToLoad++;
        }
        Loaded loaded = load(batch, stop);
        const std::lock_guard lock(mutex);
        reading.erase(batch);
        ready.emplace(batch, std::move(loaded));
        changed.notify_all();
    }
}

Loaded Prefetcher::Shared::load(std::int64_t batch, const std::stop_token& stop) {
    LoadControl control;
    control.stop = stop;
    control.leaveOutUnreadable = options.leaveOutUnreadable;
    control.onRead = [this, batch](const Sequence& sequence) {
        const std::lock_guard lock(mutex);
        reading[batch] = sequence.name;
    };
    Loaded loaded;
    try {
        loaded.batch = plan->load(batch, control);
    } catch (...) {
        loaded.failure = std::current_exception();
    }
    return loaded;
}

LoaderStall Prefetcher::Shared::stallSince(Clock::time_point begin) const {
    LoaderStall stall;
    stall.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    for (const auto& [batch, name] : reading)
        stall.utterances.push_back(name);
    return stall;
}

Prefetcher::Prefetcher(std::shared_ptr<const BatchPlan> plan, const PrefetchOptions& options)
    : m_shared(std::make_shared<Shared>()) {
    m_shared->plan = std::move(plan);
    m_shared->options = options;
    m_shared->nextToLoad = m_shared->nextToTake = options.firstBatch;
    m_shared->working = options.threads;
    for (int t = 0; t < options.threads; ++t)
        m_threads.emplace_back([shared = m_shared](const std::stop_token& stop) { shared->work(stop); });
}

Prefetcher::~Prefetcher() {
    for (std::jthread& thread : m_threads)
        thread.request_stop(); // all at once; they are joined one by one
    std::unique_lock lock(m_shared->mutex);
    if (m_shared->changed.wait_for(lock, farewell, [this] { return m_shared->working == 0; })) return;
    for (std::jthread& thread : m_threads)
        thread.detach();
}

Batch Prefetcher::take(std::int64_t wanted, const std::stop_token& stop, const LoaderWatch& watch) {
    Shared& shared = *m_shared;
    const auto isThere = [&] { return shared.ready.contains(wanted); };
    const Clock::time_point begin = Clock::now();
    Loaded loaded;
    {
        std::unique_lock lock(shared.mutex);
        if (watch.patience.count() <= 0 || !watch.onStall) shared.changed.wait(lock, stop, isThere);
        while (!isThere() && !stop.stop_requested()) {
            if (shared.changed.wait_for(lock, stop, watch.patience, isThere) || stop.stop_requested()) break;
            const LoaderStall stall = shared.stallSince(begin);
            lock.unlock();
            watch.onStall(stall);
            lock.lock();
        }
        if (stop.stop_requested()) throw Cancelled(); // also when it is there: nothing more is wanted
        loaded = std::move(shared.ready.extract(wanted).mapped());
        shared.nextToTake = wanted + 1;
        shared.changed.notify_all();
    }
    if (loaded.failure) std::rethrow_exception(loaded.failure);
    return std::move(loaded.batch);
}

} // namespace sonorant
