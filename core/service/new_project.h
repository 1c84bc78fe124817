// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/model_descriptor.h"
#include "core/config/project_config.h"
#include "core/service/feature_service.h"
#include "core/service/recordings.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// From a folder of recordings to a project that can be trained: what the wizard does, without a window.
namespace sonorant {

/// How the utterances are shared out, in per cent; together 100.
struct SplitShares {
    int train = 80, validation = 10, test = 10;
};

struct NameSplit {
    std::vector<std::string> train, validation, test; ///< each sorted
};

/// Draws the sets by chance, the same for the same names and seed on every machine. A share above 0 gets at
/// least one utterance as long as there are enough for all, training first.
/// @throws Error Configuration when the shares are not 100 in all or nothing is left for training
NameSplit splitNames(std::vector<std::string> names, const SplitShares& shares, std::uint64_t seed);

/// Everything that decides what a new project looks like.
struct NewProject {
    Path folder;       ///< of the project
    Path recordings;   ///< the folder that holds the waveforms, all ".wav", one channel, of one rate
    std::string model; ///< id of a descriptor
    ModelPreset preset;
    int samplingRate = 16000; ///< Hz
    NameSplit split;

    std::string melFolder = "mfbsp", f0Folder = "f0"; ///< below `folder`
};

/// Samples between two feature frames at this rate: 5 ms.
std::int64_t featureHop(int samplingRate);

/// The config.toml of the project: what differs from the defaults, with comments. @throws Error Configuration
/// for a model that there is not
std::string newProjectText(const NewProject& project);

/// Writes the lists and, last of all, config.toml, and returns its path.
/// @throws Error Unwritable; Configuration when the folder holds a project already
Path writeNewProject(const NewProject& project);

/// Throws what would keep a project from being made in `folder`, before any work is done for it. @throws
/// Error Unwritable, Configuration
void checkProjectFolder(const Path& folder);

/// What the FeatureService must do so that a project in `folder` has all it needs: one request for each
/// extension that occurs among `names`. With `convert` the waveforms go to `folder`/wav in one channel at
/// `samplingRate`.
std::vector<FeatureRequest> featureRequests(const RecordingSurvey& survey,
                                            const std::vector<std::string>& names, const Path& folder,
                                            int samplingRate, bool convert);

/// Runs the requests one after the other with one progress over all of them. @throws Error as FeatureService
FeatureReport runFeatureRequests(FeatureService& service, const std::vector<FeatureRequest>& requests,
                                 const JobControl& job);

/// The names for which every file that the requests should have made is there.
std::vector<std::string> extractedNames(const std::vector<FeatureRequest>& requests);

} // namespace sonorant
