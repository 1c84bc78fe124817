// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_control.h"
#include "core/check/finding.h"
#include "core/corpus/set_spec.h"

#include <memory>
#include <string>
#include <vector>

namespace sonorant {

/// One subset that is looked at.
struct CheckedSet {
    std::shared_ptr<const SetSpec> spec;
    SubsetSpec subset;
    std::vector<FeatureSpec> features; ///< spec->features()
    std::vector<Path> folders;         ///< one per feature
    std::vector<bool> folderMissing;   ///< one per feature

    SetRole role() const { return spec->role; }
    Path file(std::size_t feature, const std::string& name) const {
        return features[feature].file(folders[feature], name);
    }
};

struct ListedUtterance {
    std::string name;
    std::size_t set = 0;   ///< which of the sets
    int listed = 1;        ///< how many times the list names it
    int alsoTraining = -1; ///< which training set reads the same files, for others than training; -1: none
    bool leftOut = false;  ///< by data.leave_out
};

/// Every utterance that a project names, before any file of it is looked at.
struct UtteranceList {
    std::vector<CheckedSet> sets;            ///< training, validation, test
    std::vector<ListedUtterance> utterances; ///< set by set, within it by name
    std::vector<Finding> findings;           ///< of lists, folders and options; utterance is empty
};

/// Reads the lists, or the folders where there are none. A set that cannot be read is a finding, not an
/// error.
/// @throws Cancelled
UtteranceList listUtterances(const ProjectConfig& config, const JobControl& job);

/// "training", "validation", "test".
const char* keyOf(SetRole role);

} // namespace sonorant
