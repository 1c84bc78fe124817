// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/batch_plan.h"

#include "core/base/error.h"
#include "core/data/collate.h"
#include "core/data/data_error.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

void requirePermutation(const Order& order, const DataSet& set) {
    std::vector<bool> seen(static_cast<std::size_t>(set.size()), false);
    bool fits = order.size() == seen.size();
    for (std::size_t i = 0; fits && i < order.size(); ++i) {
        fits = order[i] >= 0 && order[i] < set.size() && !seen[static_cast<std::size_t>(order[i])];
        if (fits) seen[static_cast<std::size_t>(order[i])] = true;
    }
    if (fits) return;
    throw Error(ErrorKind::Mismatch,
                fmt::format("expected an order of {} segments, found one of {}", set.size(), order.size()),
                {}, "the data changed since this run was interrupted: start from its last whole epoch");
}

} // namespace

BatchPlan::BatchPlan(std::vector<std::shared_ptr<DataSet>> subsets, std::vector<Order> orders,
                     std::int64_t batchSize)
    : m_subsets(std::move(subsets)), m_orders(std::move(orders)), m_batchSize(batchSize),
      m_batchCount(countBatches(m_subsets, batchSize)) {
    if (m_orders.size() != m_subsets.size())
        throw Error(
            ErrorKind::Mismatch,
            fmt::format("expected {} orders, one per subset, found {}", m_subsets.size(), m_orders.size()),
            {}, "the subsets changed since this run was interrupted: start from its last whole epoch");
    for (std::size_t s = 0; s < m_subsets.size(); ++s)
        requirePermutation(m_orders[s], *m_subsets[s]);
}

std::int64_t BatchPlan::countBatches(const std::vector<std::shared_ptr<DataSet>>& subsets,
                                     std::int64_t batchSize) {
    std::int64_t fewest = -1;
    for (const std::shared_ptr<DataSet>& subset : subsets) {
        const std::int64_t count = (subset->size() + batchSize - 1) / batchSize;
        fewest = fewest < 0 ? count : std::min(fewest, count);
    }
    return std::max<std::int64_t>(0, fewest);
}

Batch BatchPlan::load(std::int64_t batch, const LoadControl& control) const {
    std::vector<Sample> samples;
    std::vector<UnreadableSegment> leftOut;
    std::vector<std::int64_t> indices;
    std::int64_t offset = 0;
    for (std::size_t s = 0; s < m_subsets.size(); ++s) {
        const DataSet& subset = *m_subsets[s];
        const std::int64_t end = std::min((batch + 1) * m_batchSize, subset.size());
        for (std::int64_t i = batch * m_batchSize; i < end; ++i) {
            if (control.stop.stop_requested()) throw Cancelled();
            const std::int64_t index = m_orders[s][static_cast<std::size_t>(i)];
            if (control.onRead) control.onRead(subset.sequence(index));
            try {
                samples.push_back(subset.load(index));
                indices.push_back(offset + index);
            } catch (const Error& error) {
                if (!control.leaveOutUnreadable || !isAboutData(error)) throw;
                leftOut.push_back({subset.sequence(index), error.what(), error.hint()});
            }
        }
        offset += subset.size();
    }
    Batch loaded = samples.empty() ? Batch() : collate(std::move(samples), std::move(indices));
    loaded.leftOut = std::move(leftOut);
    return loaded;
}

} // namespace sonorant
