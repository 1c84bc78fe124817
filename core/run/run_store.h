// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// Runs as they lie on disk, also while another program, perhaps on another machine, still writes them. Files
/// are looked at again and again (shared folders give no notifications); only what is new is read.
namespace sonorant {

/// Reads a growing text file line by line. A last line without its end is left for later.
class LineTail {
public:
    explicit LineTail(Path file) : m_file(std::move(file)) {}

    /// Complete new lines, at most about `maxBytes` of them. A missing file has none.
    /// @throws Error Unreadable, Malformed (a single line longer than 16 MiB)
    std::vector<std::string> read(std::size_t maxBytes);
    /// Goes on from this byte. The piece of a line that it may lie in counts as a line.
    void skipTo(std::uint64_t position) { m_position = position; }
    /// True once when the file has become shorter than what was read: it is another file now, and read anew.
    bool wasReplaced();
    /// Bytes on disk that were not read yet.
    std::uint64_t behind() const;
    std::uint64_t position() const { return m_position; }

private:
    Path m_file;
    std::uint64_t m_position = 0;
    bool m_replaced = false;
};

class FrameworkLogReader;

/// One run folder, read from the start and followed. A folder with the Python framework's logs in place of
/// our records is read from these.
class RunStore {
public:
    explicit RunStore(Path folder);

    const Path& folder() const { return m_folder; }

    struct News {
        std::vector<StepRecord> steps;
        std::vector<EpochRecord> epochs;
        bool restarted = false; ///< the files began anew: forget what came before, these records included not
        bool more = false;      ///< there is more to read at once
        std::size_t refused = 0;  ///< lines that are no records
        std::string firstRefused; ///< why, for the first of them
    };
    /// What was written since the last call, at most about `maxBytes` of it. @throws Error Unreadable
    News poll(std::size_t maxBytes = std::size_t(4) << 20);

    /// 0..1: how much of the files has been read.
    double readPart() const;

private:
    Path m_folder;
    LineTail m_steps, m_epochs;
    std::shared_ptr<FrameworkLogReader> m_logs; ///< of a run of the framework
};

/// A line of the list of runs.
struct RunSummary {
    Path folder;
    std::string name; ///< of the folder
    int epochs = 0;   ///< finished ones
    int bestEpoch = -1;
    double bestLoss =
        std::numeric_limits<double>::quiet_NaN();  ///< of validation; training where there is none
    std::chrono::system_clock::time_point changed; ///< last write to its records
};

/// The run folders of a project, newest first: every folder below PROJECT/runs with steps.jsonl, epochs.jsonl
/// or the framework's logs. A missing runs folder means none.
std::vector<Path> listRuns(const Path& projectFolder);

/// Reads epochs.jsonl, or the rows of the framework's log. Lines that are no records are skipped.
/// @throws Error Unreadable
RunSummary summarizeRun(const Path& runFolder);

/// Sum of the named losses; NaN for none.
double totalLoss(const std::vector<double>& losses);

} // namespace sonorant
