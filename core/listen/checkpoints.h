// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_control.h"
#include "core/corpus/file_facts.h"
#include "core/run/run_store.h"

#include <limits>
#include <string>
#include <vector>

/// What a project can generate with: the checkpoints of its runs, as they lie on disk.
namespace sonorant {

/// Which state of a file there is now; zeros when it is not there.
FileStamp stampIfThere(const Path& file);

struct ListenCheckpoint {
    enum class Kind {
        Untrained, ///< the model as its seed makes it: no file
        Epoch,     ///< epoch_NNN.pt
        MidEpoch,  ///< saved within an epoch, when the run was stopped
        Best,      ///< trained_network.pt: the weights of the best epoch so far
        Other      ///< any other file of weights in the run folder
    };
    Kind kind = Kind::Other;
    Path file;       ///< empty: untrained
    std::string key; ///< name of its folder below RUN/generated: the file's stem, or "untrained"
    int epoch = -1;  ///< from 0, as in the file's name; -1: none. Of Best: the best epoch's
    bool best = false;
    double loss = std::numeric_limits<double>::quiet_NaN(); ///< of validation; training where there is none
    FileStamp stamp; ///< a trained_network.pt is replaced by every better epoch
};

struct ListenRun {
    Path folder;
    std::string name;    ///< of the folder
    std::string problem; ///< why its options cannot be read; empty when they can
    /// Untrained first, then the epochs as they were trained, then Best, then others by name.
    std::vector<ListenCheckpoint> checkpoints;

    /// -1: none.
    int indexOf(const Path& file) const;
    int bestIndex() const; ///< Best, else the epoch that is marked best, else the newest; -1: nothing trained
};

/// The runs of a project that left a checkpoint, newest first. Unreadable runs are listed with their problem.
/// @throws Cancelled
std::vector<ListenRun> listenRuns(const Path& project, const JobControl& job);

} // namespace sonorant
