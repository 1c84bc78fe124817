// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_status.h"
#include "core/run/saved_checkpoint.h"

#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace sonorant {

/// A run, or another folder with checkpoints, and what was saved there.
struct CheckpointRun {
    Path folder;
    std::string name;                   ///< of the folder
    std::vector<SavedCheckpoint> files; ///< the best weights first, then the newest first
    RunStatus::Kind state = RunStatus::Kind::Unknown;
    bool hasOptions = false; ///< config.toml lies there
    bool opened = false;     ///< a person opened it; not found in the project
    std::string trouble;     ///< what could not be read, for people; the files are listed all the same

    bool operator==(const CheckpointRun&) const = default;
};

using CheckpointRuns = std::vector<std::shared_ptr<const CheckpointRun>>;

/// All checkpoints of a project: of every folder below PROJECT/runs, of the project's own folder (the Python
/// framework writes there), and of what was opened besides. Losses come from epochs.jsonl, else from the rows
/// within the newest epoch file. Looking again costs a few system calls per run: only folders in which
/// something changed are read anew. One thread at a time.
class CheckpointCatalogue {
public:
    CheckpointCatalogue();
    ~CheckpointCatalogue();

    /// Another project; empty: none. What was opened besides is forgotten.
    void setProject(const Path& folder);
    /// A folder with checkpoints, a run, a project, or a single file.
    void add(const Path& folderOrFile);

    /// Looks through everything. True when runs() has become another list. @throws Cancelled
    bool scan(const std::stop_token& stop = {});
    /// What was opened first, then runs by name, the newest first. Those without checkpoints are left out.
    /// An entry that did not change is the same object as before.
    const CheckpointRuns& runs() const { return m_runs; }

private:
    struct Watched;
    std::vector<Path> candidates() const;
    Watched& watch(const Path& folder);

    Path m_project;
    std::vector<Path> m_opened;
    std::map<Path, std::unique_ptr<Watched>> m_watched;
    CheckpointRuns m_runs;
};

/// What stands against deleting a checkpoint.
enum class DeletionBar {
    None,
    Kept,            ///< a person marked it to be kept
    NeededByTraining ///< the newest from which the run that trains now could go on
};

/// @param training whether the run trains now, here or elsewhere
DeletionBar barToDeletion(const CheckpointRun& run, const SavedCheckpoint& checkpoint, bool training);

} // namespace sonorant
