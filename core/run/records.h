// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

/// What a training run tells the world, as plain values.
namespace sonorant {

enum class Phase { Train, Validation };

/// One mini-batch. A line of steps.jsonl.
struct StepRecord {
    int epoch = 0;
    Phase phase = Phase::Train;
    std::int64_t batch = 0;             ///< from 1, within the phase
    std::int64_t of = 0;                ///< mini-batches in this phase
    std::int64_t step = 0;              ///< running number over the whole run, from 1
    std::vector<std::string> sequences; ///< "info_id,seq_name,seg_idx,length,start_pos"
    std::vector<double> loss;           ///< one per named loss; may be NaN or infinite
    double seconds = 0;                 ///< of this mini-batch
    double time = 0;                    ///< since the run began
    double lr = 0;
    double gradNorm =
        std::numeric_limits<double>::quiet_NaN(); ///< total L2 norm before clipping; NaN if none
    std::int64_t samples = 0; ///< output-rate steps in this mini-batch, padding not counted
};

/// One epoch. A line of epochs.jsonl.
struct EpochRecord {
    int epoch = 0;
    std::vector<double> trainLoss, devLoss; ///< means over segments; devLoss empty without validation set
    bool best = false;
    double lr = 0; ///< the next epoch's rate, as the framework prints it
    double seconds = 0;
};

struct CheckpointRecord {
    Path file;
    int epoch = 0;
    std::int64_t batch = -1;     ///< mini-batch of a mid-epoch checkpoint, else -1
    bool trainedNetwork = false; ///< weights of the best epoch only
};

enum class MessageLevel { Info, Warning, Error };

struct Message {
    MessageLevel level = MessageLevel::Info;
    std::string text;
    std::string hint;
};

enum class RunState { Idle, Preparing, Running, Pausing, Paused, Stopping, Finished, Failed };

/// The state with the words that go with it ("Reading the training set", "Paused: the loss became NaN ...").
struct TrainingState {
    RunState state = RunState::Idle;
    std::string reason;
    std::int64_t done = 0, total = 0; ///< progress while Preparing; total 0: unknown
};

/// Why a run was paused by itself, so that the window can offer the buttons that help.
enum class PauseCause { None, Person, Divergence, DiskFull, DataChanged };

struct TrainingOutcome {
    enum class Kind { Finished, EarlyStopped, Stopped, Failed };
    Kind kind = Kind::Finished;
    std::string message; ///< for people: what ended it
    std::string hint;
    int epochsDone = 0, bestEpoch = -1;
    Path runFolder;
};

const char* toText(RunState state);
const char* toText(Phase phase); ///< "train" | "validation"
const char* toText(TrainingOutcome::Kind kind);

} // namespace sonorant
