// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/issue.h"
#include "core/base/job_control.h"

#include <cstddef>
#include <string>
#include <vector>

namespace sonorant {

/// Which recordings to analyse, and where the features go. Names are without extension and may hold
/// sub-paths, which are kept in the folders of the features.
struct ExtractionRequest {
    Path wavFolder;
    Path melFolder, f0Folder;
    std::string wavExtension = ".wav", melExtension = ".mfbsp", f0Extension = ".f0";
    std::vector<std::string> names;         ///< empty: every recording in wavFolder, sub-folders included
    int samplingRate = 16000;               ///< Hz, expected of the recordings or converted to
    double f0Minimum = 60, f0Maximum = 500; ///< Hz
    bool overwrite = false; ///< else features that exist and are not older than their recording stay
    bool convert = false;   ///< resample and mix down into wavTarget instead of refusing other formats
    Path wavTarget;         ///< with `convert`: all recordings at samplingRate with one channel, 16-bit PCM
    int threads = 0;        ///< 0: all cores
};

struct ExtractionReport {
    std::size_t made = 0, kept = 0, failed = 0;
    double audioSeconds = 0; ///< of the recordings analysed now
    double seconds = 0;      ///< that it took
    Issues issues;           ///< one per recording that failed, in the order of names
    bool cancelled = false;  ///< stopped by the job; what is made so far is whole
};

/// Log mel spectrogram and F0 of every recording, several at a time. Files are written atomically, so that
/// stopping or a crash leaves whole ones, and a second call goes on where the first ended.
/// @throws Error when nothing can be done at all: no such folder, no recordings, options that make no sense
ExtractionReport extractFeatures(const ExtractionRequest& request, const JobControl& job);

/// Names of the recordings below a folder, relative, without extension, sorted. @throws Error NotFound,
/// Unreadable
std::vector<std::string> recordingsIn(const Path& folder, const std::string& extension);

} // namespace sonorant
