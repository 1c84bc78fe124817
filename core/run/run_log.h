// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"
#include "core/run/run_store.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace sonorant {

/// A line of the log of a run: a message, or an epoch that ended.
struct RunLogEntry {
    Message message;
    std::optional<EpochRecord> epoch; ///< then the message is empty
};

/// The log of a run as its folder tells it, for whoever opens it later or on another machine: the messages of
/// log_err.txt without its one line per segment, and the epochs of epochs.jsonl, in their order. Of a
/// log_err.txt longer than `longest` bytes only the end is read.
class RunLogReader {
public:
    static constexpr std::uint64_t longest = std::uint64_t(64) << 20;

    explicit RunLogReader(Path runFolder, std::uint64_t most = longest);

    struct News {
        std::vector<RunLogEntry> entries;
        bool restarted = false; ///< forget what came before
        bool shortened = false; ///< once: the log's beginning was left out
        bool more = false;      ///< there is more to read at once
    };
    /// What was written since the last call, at most about `maxBytes` of it. @throws Error Unreadable
    News poll(std::size_t maxBytes = std::size_t(1) << 20);

private:
    void take(const std::string& line, News& news);
    void takeEpoch(const std::string& line);
    void tellEpoch(News& news);

    Path m_folder;
    LineTail m_log, m_epochs;
    std::deque<EpochRecord> m_waiting; ///< epochs whose place in the log was not reached yet
    int m_passesEnded = 0;             ///< of the epoch that stands in front of m_waiting
    bool m_shortened = false;
    bool m_isFramework = false; ///< the logs of the Python framework, whose rows are the epochs
};

} // namespace sonorant
