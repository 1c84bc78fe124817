// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

#include <vector>

namespace sonorant {

/// A folder of recordings, the folders of the features that can be extracted from them, and the lists that
/// name what a project wants of it.
struct FeatureSource {
    Path wavFolder, melFolder, f0Folder;
    std::vector<NameList> lists;
};

/// Of a project whose inputs are mel spectrogram (.mfbsp) and F0 (.f0), and whose output is a waveform: each
/// pair of feature folders once per folder of recordings, test sets included. Empty for other projects.
std::vector<FeatureSource> featureSources(const ProjectConfig& config);

} // namespace sonorant
