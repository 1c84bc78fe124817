// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/utterance_list.h"
#include "core/listen/generated.h"
#include "core/service/inference_service.h"

#include <functional>
#include <string>
#include <vector>

/// From chosen utterances and checkpoints to sounds beside the natural recordings.
namespace sonorant {

/// Where the natural recording of an utterance lies: in the waveform folder of its set, else (test sets name
/// none as a rule) in one of those of the training and validation sets. Empty: there is none. Looks at the
/// disk: for a thread.
Path naturalRecording(const ProjectConfig& project, const CheckedSet& set, const std::string& name);

/// What one checkpoint shall generate.
struct AuditionTask {
    Path run;
    ListenCheckpoint checkpoint;
    std::vector<std::pair<SetRole, std::string>> utterances;
};

/// How much of the machine it may take.
struct AuditionOptions {
    bool trainingGoesOn = false; ///< then on the processor, on one thread of low priority
};

struct AuditionReport {
    std::size_t made = 0, wanted = 0;
    double audioSeconds = 0, seconds = 0; ///< of what was made
    Issues issues;
    bool cancelled = false;
    /// Seconds of audio per second of computing; 0: unknown.
    double speed() const { return seconds > 0 ? audioSeconds / seconds : 0; }
};

/// The configuration with which utterances of this set are generated: the run's model and options on the
/// project's lists and folders, in which the set stands as the test set. Where the project's features are no
/// longer those of the run, the run's own folders count.
/// @param run options of the run, with relative paths beginning at the project's folder
ProjectConfig auditionConfig(const ProjectConfig& run, const ProjectConfig& project, SetRole role);

/// Told of every sound when it lies on disk and in its record.
using AuditionProgress =
    std::function<void(const AuditionTask&, const std::string& utterance, const GeneratedSound&)>;

/// Generates task by task on the calling thread. What exists already is made anew. The record is written
/// after each file, so that nothing is lost by cancelling.
/// @throws Error as InferenceService::generate and readRunConfig; Mismatch when the project's output is not
/// one waveform
AuditionReport runAudition(InferenceService& service, const ProjectConfig& project,
                           const std::vector<AuditionTask>& tasks, const AuditionOptions& options,
                           const AuditionProgress& onSound, const JobControl& job);

} // namespace sonorant
