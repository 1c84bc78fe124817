// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/issue.h"
#include "core/base/job_control.h"

#include <string>
#include <vector>

namespace sonorant {

/// Log mel spectrogram and F0 for a folder of recordings; sizes follow the rate (docs/features.md).
struct FeatureRequest {
    Path wavFolder;
    Path melFolder, f0Folder;
    std::string wavExtension = ".wav", melExtension = ".mfbsp", f0Extension = ".f0";
    std::vector<std::string>
        names;                ///< without extension, may hold sub-paths; empty: every recording in wavFolder
    int samplingRate = 16000; ///< expected of the recordings
    double f0Minimum = 60, f0Maximum = 500; ///< Hz
    bool overwrite = false;                 ///< else files that exist and are newer than the recording stay
    bool convert = false; ///< resample and mix down into wavTarget instead of refusing other formats
    Path wavTarget;       ///< where converted recordings go; needed with `convert`
    int threads = 0;
};

struct FeatureReport {
    std::size_t made = 0, kept = 0, failed = 0;
    double audioSeconds = 0, seconds = 0;
    Issues issues; ///< one per recording that failed, with its cause
    bool cancelled = false;
};

class FeatureService {
public:
    virtual ~FeatureService() = default;
    /// Extracts in parallel on the calling thread and helpers. @throws Error when nothing can be done at all
    virtual FeatureReport extract(const FeatureRequest& request, const JobControl& job) = 0;
};

} // namespace sonorant
