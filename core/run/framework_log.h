// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"

#include <optional>
#include <string>
#include <string_view>

/// The logs of the Python framework (its standard output and standard error, usually log_train and log_err),
/// line by line. log_lines.h writes the same lines.
namespace sonorant {

/// The logs in a folder that has no records of ours. Either path may be empty.
struct FrameworkLogs {
    Path train, error;

    explicit operator bool() const { return !train.empty() || !error.empty(); }
};

/// Looks for log_train, log_err, and the same with ".txt" or ".log"; finds nothing in a folder with
/// steps.jsonl or epochs.jsonl, which tell more.
FrameworkLogs findFrameworkLogs(const Path& folder);

/// One segment of a pass.
struct SegmentRecord {
    std::string_view
        sequence; ///< "info_id,seq_name,seg_idx,length,start_pos"; part of the line that was read
    std::int64_t count = 0, total = 0; ///< its place in the pass, from 1, and how many there are
    double seconds = 0;
    std::string_view timeAndLoss; ///< as written: alike for the segments of one mini-batch
    std::vector<double> loss;
};

/// A line "INFO, COUNT/TOTAL, Time: S.SSSSSSs, Loss: L.LLLLLL"; nothing for any other.
std::optional<SegmentRecord> parseSegmentLine(std::string_view line);

/// An epoch's row "%7d | %12.1f | %12.4f | %12.4f | %5s"; nothing for any other line. The learning rate is
/// NaN where the row names none: it is still the initial one then, which the logs do not tell.
std::optional<EpochRecord> parseEpochRow(std::string_view line);

} // namespace sonorant
