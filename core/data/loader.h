// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch.h"
#include "core/data/data_set.h"
#include "core/nn/torch.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sonorant {

struct LoaderOptions {
    std::int64_t batchSize = 1;
    bool shuffle = true;
    bool blockShuffleByLength = false;
    bool batchMerge = false; ///< way_to_merge_datasets = "batch_merge"
    int workers = 0; ///< threads that read ahead, two batches each; 0: one that reads the next. Same order.
    bool leaveOutUnreadable = false; ///< into Batch::leftOut, instead of throwing
};

/// No batch has come for a while.
struct LoaderStall {
    double seconds = 0;                  ///< since next() was called
    std::vector<std::string> utterances; ///< that are being read
};

/// Who wants to know of it, on the thread that called next(): each time that `patience` has passed.
struct LoaderWatch {
    std::chrono::milliseconds patience{0}; ///< 0: never
    std::function<void(const LoaderStall&)> onStall;
};

/// One pass over the data: batches in their order, loaded ahead by the workers.
class LoaderPass {
public:
    /// Abandoning a pass early is fine: its threads end, and one that hangs in a read is left to itself.
    virtual ~LoaderPass() = default;
    /// The next batch; nullopt at the end. An error of loading appears at the batch where it happened.
    /// @throws Error, Cancelled
    virtual std::optional<Batch> next() = 0;
    virtual std::int64_t batchCount() const = 0;
    virtual std::int64_t position() const = 0; ///< batches handed out so far
    /// The order of every subset (one, when not batch_merge), for checkpoints; complete after the first
    /// next().
    virtual std::vector<std::vector<std::int64_t>> orders() const = 0;
};

/// Makes passes over one set (training, validation or test).
class Loader {
public:
    /// @param subsets for "concatenate" the set is their concatenation, for batch_merge each batch draws from
    /// each
    Loader(std::vector<std::shared_ptr<DataSet>> subsets, LoaderOptions options);

    /// Somebody knows that this file changed, and goes on with it. @param file the context of an error of
    /// LoaderPass::next()
    void takeAsItIs(const std::string& file);
    void watch(LoaderWatch watch) { m_watch = std::move(watch); } ///< of the passes begun afterwards

    std::int64_t segments() const; ///< in all subsets
    std::int64_t batches() const;  ///< of a pass

    /// A fresh pass; draws base and shuffling seeds from `generator` in the framework's order (the generator
    /// must outlive the pass: batch_merge draws the shuffling seeds with the first batch).
    std::unique_ptr<LoaderPass> begin(torch::Generator generator, std::stop_token stop);
    /// Goes on within a pass that was interrupted after `position` batches; draws nothing.
    std::unique_ptr<LoaderPass> resume(std::vector<std::vector<std::int64_t>> orders, std::int64_t position,
                                       std::stop_token stop);

private:
    std::vector<std::shared_ptr<DataSet>> m_subsets;
    LoaderOptions m_options;
    LoaderWatch m_watch;
};

} // namespace sonorant
