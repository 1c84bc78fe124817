// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job_control.h"
#include "core/corpus/file_facts.h"
#include "core/corpus/name_scan.h"
#include "core/corpus/sequence.h"
#include "core/corpus/set_spec.h"

#include <optional>
#include <string>
#include <vector>

/// From a project's folders to sequences and statistics, with caches that are trusted only as long as the
/// files are the same. Torch-free.
namespace sonorant {

enum class UtteranceState {
    Used,
    TooShort, ///< no segment reaches minimum_len
    LeftOut   ///< its features do not fit each other (ignore_length_invalid_data)
};

/// What is known of one utterance whose files are all there.
struct UtteranceFacts {
    std::string name;
    std::vector<std::int64_t> frames; ///< per feature, inputs then outputs; empty where scanning was skipped
    std::vector<FileStamp> stamps;    ///< the same
    std::int64_t length = 0;          ///< output-rate steps, a multiple of R; before cutting into segments
    std::int64_t segments = 0;
    UtteranceState state = UtteranceState::Used;
    std::string problem; ///< why it is not used
};

/// One subset as it was found on disk.
struct SubsetScan {
    SubsetSpec spec;
    std::vector<UtteranceFacts> utterances; ///< sorted by name
    std::vector<MissingUtterance> missing;
    std::vector<Sequence> sequences; ///< ids count within the subset
    bool cached = false;             ///< lengths came from the caches, no header was read
};

/// Normalisation: one value per dimension, features side by side. Population deviation; 0 and 1 where a
/// feature is not normalised; a deviation below 1e-8 is 1.
struct Statistics {
    std::vector<float> inputMean, inputStd, outputMean, outputStd;
    bool empty() const { return inputMean.empty(); }
};

struct CorpusSet {
    SetSpec spec;
    std::vector<SubsetScan> subsets;
    Statistics statistics; ///< of training sets only

    /// Sequences of all subsets.
    std::size_t size() const;
    /// Of all sequences, in output-rate steps.
    std::int64_t length() const;
};

/// Scans a set: names, lengths, segments and (for training) statistics; reads and renews the caches. What is
/// odd but can be lived with (missing files, remainders, unwritable caches) becomes an Issue of severity
/// Warning, a stale cache that is renewed one of severity Info.
/// @throws Error NotFound (folders; no utterance left), Mismatch (lengths, sampling rate), Configuration,
/// Malformed,
///         Unreadable; Cancelled
CorpusSet scanSet(const SetSpec& spec, const JobControl& job, Issues& issues);

CorpusSet scanTraining(const ProjectConfig& config, const JobControl& job, Issues& issues);
/// Nothing when the project has no validation set.
std::optional<CorpusSet> scanValidation(const ProjectConfig& config, const JobControl& job, Issues& issues);
CorpusSet scanTest(const ProjectConfig& config, const JobControl& job, Issues& issues);

} // namespace sonorant
