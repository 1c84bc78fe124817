// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/histogram.h"
#include "core/check/utterance_check.h"

#include <array>
#include <functional>
#include <span>
#include <string>
#include <vector>

/// Checks every utterance of every set of a project, in parallel. Torch-free; writes nothing.
namespace sonorant {

/// Hears of every utterance as soon as it was looked at: index in the list, one call at a time, from any
/// thread.
using CheckSink = std::function<void(std::size_t, const UtteranceCheck&)>;

/// Mean and deviation per dimension of one feature, over the training utterances without errors.
struct FeatureProfile {
    std::string extension;
    std::int64_t frames = 0; ///< voiced ones of F0
    std::vector<double> mean, deviation;
};

struct SetTotals {
    std::string name;
    SetRole role = SetRole::Training;
    std::size_t utterances = 0, leftOut = 0, faulty = 0, doubtful = 0, missing = 0;
    std::size_t used = 0; ///< utterances of which training (or generation) reads something
    std::int64_t segments = 0;
    double seconds = 0; ///< of the used ones
};

struct CheckReport {
    UtteranceList list;
    std::vector<UtteranceCheck> checks; ///< one per utterance of the list
    std::vector<FeatureProfile> profiles;

    /// How many findings of each grade there are, those of sets included: information, warnings, errors.
    std::array<std::size_t, 3> counts() const;
    /// True when nothing was found but information.
    bool clean() const { return counts()[1] == 0 && counts()[2] == 0; }
};

/// Looks at the utterances of a list. @throws Cancelled; whatever was finished by then went to `sink`
CheckReport checkUtterances(UtteranceList list, CheckDepth depth, const JobControl& job,
                            const CheckSink& sink = {});

/// Lists, then looks at every value.
CheckReport checkProject(const ProjectConfig& config, const JobControl& job, const CheckSink& sink = {});

/// Per set, in the order of the list.
std::vector<SetTotals> totalsOf(const UtteranceList& list, std::span<const UtteranceCheck> checks);

/// Of all utterances that are not left out and have a length.
Histogram durationsOf(std::span<const UtteranceCheck> checks, std::size_t mostBins = 30);

} // namespace sonorant
