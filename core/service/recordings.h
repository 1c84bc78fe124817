// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/job_control.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// What lies in a folder of recordings from which a new project is to be made.
namespace sonorant {

/// One sound file, from its header.
struct Recording {
    std::string name;      ///< without extension, with its sub-path: "speaker1/utt_003"
    std::string extension; ///< as on disk, ".wav" or ".flac" in any case
    std::int64_t frames = 0;
    int channels = 0;
    int samplingRate = 0; ///< Hz
    std::string problem;  ///< why it cannot be used; empty when it can

    bool usable() const { return problem.empty(); }
    double seconds() const { return samplingRate > 0 ? static_cast<double>(frames) / samplingRate : 0; }
};

struct RecordingSurvey {
    Path folder;
    std::vector<Recording> recordings; ///< sorted by name

    std::vector<std::string> usableNames() const;
    std::size_t problems() const; ///< recordings that cannot be used
    double seconds() const;       ///< of the usable ones
    /// Usable recordings per sampling rate.
    std::map<int, std::size_t> rates() const;
    /// The sampling rate of most of the usable audio; 0 without any.
    int usualRate() const;
    std::size_t multiChannel() const; ///< usable ones with more than one channel
    /// Whether training at this rate needs other files than these: another rate, several channels, or no
    /// ".wav".
    bool needsConversion(int samplingRate) const;
};

/// Shorter recordings than this hold no speech to learn from.
inline constexpr double shortestRecording = 0.1; // seconds

/// Looks through a folder and its sub-folders (not through hidden ones) and reads the header of every WAV and
/// FLAC. What is wrong with one becomes its `problem`.
/// @throws Error NotFound or Unreadable for the folder itself; Cancelled
RecordingSurvey surveyRecordings(const Path& folder, const JobControl& job = {});

} // namespace sonorant
