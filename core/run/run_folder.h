// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/config/project_file.h"
#include "core/run/records.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sonorant {

/// Names of the files in a run folder; the window and the command line share them.
struct RunFolder {
    Path folder;

    Path config() const { return folder / "config.toml"; }
    Path steps() const { return folder / "steps.jsonl"; }
    Path epochs() const { return folder / "epochs.jsonl"; }
    Path trainLog() const { return folder / "log_train.txt"; }
    Path errorLog() const { return folder / "log_err.txt"; }
    Path state() const { return folder / "state.json"; }
    Path generated() const { return folder / "generated"; }

    /// Something was trained here: what a start that failed before its first mini-batch left is no run.
    bool hasRecords() const;
    /// True while state.json says that this very process trains here.
    bool isRunningHere() const;

    /// Makes PROJECT/runs/YYYYMMDD-HHMMSS-NAME (with a number behind it if taken). @throws Error Unwritable
    static RunFolder create(const Path& project, const std::string& name);
};

/// The options with which a run was trained: its config.toml, with relative paths beginning at the project's
/// folder.
/// @throws Error NotFound, Unreadable
ReadResult readRunConfig(const RunFolder& run, const Path& project);

/// Writes what a run tells into its folder, as it happens. Owned by the run's thread.
/// Everything throws Error Unwritable when the disk refuses: losing records silently is not an option.
class RunWriter {
public:
    /// Opens the files for appending; nothing that is there is changed yet.
    /// @throws Error Unwritable, also when another process trains into this folder
    explicit RunWriter(RunFolder folder);

    /// The run begins (or goes on): config.toml becomes the resolved snapshot, state.json says that it runs.
    void begin(const std::string& configText);

    const RunFolder& folder() const { return m_folder; }
    /// A line of steps.jsonl, and one per segment in the error log. `firstCount` is the number of the first
    /// of them within the pass, `total` the number of segments of the pass.
    void step(const StepRecord& record, std::int64_t firstCount, std::int64_t total);
    void epoch(const EpochRecord& record, const std::string& row);
    /// Before a resumed run goes on: takes out the lines of mini-batches and epochs that were recorded after
    /// the checkpoint it goes on from, since they come again. @param rows the epoch rows so far, each with
    /// its newline. @return for a person: where lines in between could not be read; the files as they were
    /// are kept beside
    std::vector<std::string> dropRecordsAfter(std::int64_t step, int epochsDone, const std::string& rows);
    /// All records so far are on the disk itself. @throws Error Unwritable
    void flush() const;
    void message(const Message& message);
    void outcome(const TrainingOutcome& outcome);

private:
    void writeState(const std::string& state, const std::string& message);

    RunFolder m_folder;
    AppendFile m_steps, m_epochs, m_trainLog, m_errorLog;
    // What was recorded last: a write that is tried again records it once.
    std::int64_t m_step = -1, m_epoch = -1;
    std::size_t m_segmentLines = 0; ///< of that step
};

} // namespace sonorant
