// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/new_project.h"

#include <QString>

#include <set>
#include <string>
#include <vector>

namespace sonorant {

/// What the pages of the wizard have gathered so far.
struct ProjectDraft {
    RecordingSurvey survey;
    std::set<std::string> leftOut; ///< usable recordings that the person does not want
    std::string model;
    ModelPreset preset;
    int samplingRate = 16000; ///< Hz
    bool convert = false;
    SplitShares shares;
    std::uint64_t seed = 1;
    Path folder; ///< of the project

    /// The names that are to be used, sorted.
    std::vector<std::string> names() const {
        std::vector<std::string> wanted;
        for (std::string& name : survey.usableNames())
            if (leftOut.count(name) == 0) wanted.push_back(std::move(name));
        return wanted;
    }
};

} // namespace sonorant
