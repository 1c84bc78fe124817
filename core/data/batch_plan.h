// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/data/data_set.h"
#include "core/data/sampler.h"

#include <functional>
#include <stop_token>

namespace sonorant {

/// How a batch is loaded.
struct LoadControl {
    std::stop_token stop;
    /// A segment whose file is gone, shorter or damaged goes to Batch::leftOut; otherwise its error is
    /// thrown.
    bool leaveOutUnreadable = false;
    std::function<void(const Sequence&)> onRead = {}; ///< before each segment
};

/// Which sequences make up which batch of a pass, and how a batch is loaded. Immutable; load() from any
/// thread.
class BatchPlan {
public:
    /// @param subsets one per order; several: batch_merge, each batch draws batchSize sequences from each
    /// @throws Error Mismatch when an order is no permutation of its subset (a checkpoint of other data)
    BatchPlan(std::vector<std::shared_ptr<DataSet>> subsets, std::vector<Order> orders,
              std::int64_t batchSize);

    std::int64_t batchCount() const { return m_batchCount; }
    const std::vector<Order>& orders() const { return m_orders; }
    /// Loads and collates one batch. @throws Error; Cancelled between sequences
    Batch load(std::int64_t batch, const LoadControl& control) const;

    /// Batches of a pass: the last, smaller one is kept; with several subsets the smallest one ends it.
    static std::int64_t countBatches(const std::vector<std::shared_ptr<DataSet>>& subsets,
                                     std::int64_t batchSize);

private:
    std::vector<std::shared_ptr<DataSet>> m_subsets;
    std::vector<Order> m_orders;
    std::int64_t m_batchSize;
    std::int64_t m_batchCount;
};

} // namespace sonorant
