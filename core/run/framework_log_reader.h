// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/framework_log.h"
#include "core/run/run_store.h"

#include <map>
#include <optional>

namespace sonorant {

/// Follows a run of the Python framework by its logs alone. The segments of one mini-batch are alike in time
/// and loss, and make one record. What the logs do not tell is found out:
/// - a pass ends where the count begins again; a pass with another number of segments than the first is a
/// validation
///   pass. Where both have the same number, they take turns, unless the rows show no validation loss;
/// - the rows count epochs from the run's very beginning, the segments from where this log begins (a resumed
/// run): the
///   last ended epoch of both is the same.
/// The learning rate and the gradient's norm are NaN where nothing is known of them.
class FrameworkLogReader {
public:
    explicit FrameworkLogReader(FrameworkLogs logs);

    /// As RunStore::poll.
    RunStore::News poll(std::size_t maxBytes);
    double readPart() const;

private:
    void begin();
    void survey();
    void take(const std::string& line, RunStore::News& news);
    void nextPass(std::int64_t total);
    void endBatch(RunStore::News& news);
    void takeRows(RunStore::News& news);

    FrameworkLogs m_logs;
    LineTail m_segments, m_rows;
    bool m_begun = false;
    // What the survey found.
    std::int64_t m_trainTotal = 0; ///< segments in a training pass
    bool m_totalsDiffer = false, m_validates = true;
    int m_firstEpoch = 0;
    std::map<int, double> m_rates; ///< by epoch: the rate that its row names for the next one
    // Where the reading is.
    int m_epoch = 0, m_passes = 0;
    Phase m_phase = Phase::Train;
    std::int64_t m_total = 0, m_count = 0, m_batch = 0, m_batchSize = 0, m_step = 0;
    double m_time = 0;
    std::optional<StepRecord> m_open; ///< the mini-batch whose segments are being read
    std::string m_openText;
};

} // namespace sonorant
