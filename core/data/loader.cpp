// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/loader.h"

#include "core/base/error.h"
#include "core/base/job_control.h"
#include "core/data/batch_plan.h"
#include "core/data/prefetcher.h"
#include "core/data/sampler.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace sonorant {

namespace {

using Subsets = std::vector<std::shared_ptr<DataSet>>;

/// A pass whose orders are drawn with its first batch.
class Pass : public LoaderPass {
public:
    Pass(Subsets subsets, LoaderOptions options, LoaderWatch watch, std::function<std::vector<Order>()> draw,
         std::int64_t position, std::stop_token stop)
        : m_subsets(std::move(subsets)), m_options(options), m_watch(std::move(watch)),
          m_draw(std::move(draw)), m_position(position),
          m_batchCount(BatchPlan::countBatches(m_subsets, options.batchSize)), m_stop(std::move(stop)) {}

    std::optional<Batch> next() override {
        if (m_stop.stop_requested()) throw Cancelled();
        if (!m_plan) prepare();
        if (m_position >= m_batchCount) return std::nullopt;
        const std::int64_t batch = m_position++;
        try {
            return m_prefetcher->take(batch, m_stop, m_watch);
        } catch (const Cancelled&) {
            m_position = batch; // it was not handed out
            throw;
        }
    }
    std::int64_t batchCount() const override { return m_batchCount; }
    std::int64_t position() const override { return m_position; }
    std::vector<Order> orders() const override { return m_plan ? m_plan->orders() : std::vector<Order>(); }

private:
    void prepare() {
        constexpr std::int64_t batchesPerWorker = 2; // as the framework's loaders
        m_plan = std::make_shared<const BatchPlan>(m_subsets, m_draw(), m_options.batchSize);
        PrefetchOptions options;
        options.firstBatch = m_position;
        options.threads = std::max(1, m_options.workers);
        options.ahead = std::max<std::int64_t>(1, batchesPerWorker * m_options.workers);
        options.leaveOutUnreadable = m_options.leaveOutUnreadable;
        m_prefetcher = std::make_unique<Prefetcher>(m_plan, options);
    }
    Subsets m_subsets;
    LoaderOptions m_options;
    LoaderWatch m_watch;
    std::function<std::vector<Order>()> m_draw;
    std::int64_t m_position, m_batchCount;
    std::stop_token m_stop;
    std::shared_ptr<const BatchPlan> m_plan;
    std::unique_ptr<Prefetcher> m_prefetcher;
};

Order drawOrder(const DataSet& set, const LoaderOptions& options, torch::Generator& generator) {
    if (options.blockShuffleByLength) return blockShuffledOrder(set, options.batchSize, drawSeed(generator));
    return options.shuffle ? randomOrder(set.size(), drawSeed(generator)) : naturalOrder(set.size());
}

} // namespace

Loader::Loader(std::vector<std::shared_ptr<DataSet>> subsets, LoaderOptions options)
    : m_subsets(std::move(subsets)), m_options(options) {
    if (m_options.batchSize < 1)
        throw Error(ErrorKind::Configuration,
                    fmt::format("expected 1 or more, found {}", m_options.batchSize), "training.batch_size");
    if (m_options.blockShuffleByLength && m_options.batchSize < 2)
        throw Error(ErrorKind::Configuration, "block_shuffle_by_length expects batches of 2 or more, found 1",
                    "training.sampler",
                    "set training.batch_size to 2 or more, or training.sampler to \"none\"");
    if (!m_options.batchMerge && m_subsets.size() > 1)
        m_subsets = {std::make_shared<MergedDataSet>(std::move(m_subsets))};
}

void Loader::takeAsItIs(const std::string& file) {
    for (const std::shared_ptr<DataSet>& subset : m_subsets)
        subset->takeAsItIs(file);
}

std::int64_t Loader::segments() const {
    std::int64_t sum = 0;
    for (const std::shared_ptr<DataSet>& subset : m_subsets)
        sum += subset->size();
    return sum;
}

std::int64_t Loader::batches() const {
    return BatchPlan::countBatches(m_subsets, m_options.batchSize);
}

std::unique_ptr<LoaderPass> Loader::begin(torch::Generator generator, std::stop_token stop) {
    // One base seed per subset, which nothing uses but which the framework draws.
    for (std::size_t s = 0; s < m_subsets.size(); ++s)
        drawSeed(generator);
    const auto draw = [subsets = m_subsets, options = m_options, generator]() mutable {
        std::vector<Order> orders;
        for (const std::shared_ptr<DataSet>& subset : subsets)
            orders.push_back(drawOrder(*subset, options, generator));
        return orders;
    };
    return std::make_unique<Pass>(m_subsets, m_options, m_watch, draw, 0, std::move(stop));
}

std::unique_ptr<LoaderPass> Loader::resume(std::vector<std::vector<std::int64_t>> orders,
                                           std::int64_t position, std::stop_token stop) {
    if (position < 0 || position > batches())
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected a position from 0 to {}, found {}", batches(), position), {},
                    "the data changed since this run was interrupted: start from its last whole epoch");
    // Orders of other data are refused here, not with the first batch.
    const BatchPlan check(m_subsets, orders, m_options.batchSize);
    const auto draw = [orders = std::move(orders)] { return orders; };
    return std::make_unique<Pass>(m_subsets, m_options, m_watch, draw, position, std::move(stop));
}

} // namespace sonorant
