// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/utterance_list.h"
#include "core/corpus/moments.h"

#include <vector>

namespace sonorant {

/// What an utterance is worth, the worst last.
enum class UtteranceVerdict {
    Fine,
    Noted,    ///< information only
    Doubtful, ///< warnings
    Faulty,   ///< errors
    LeftOut   ///< by data.leave_out: not looked at
};

/// What the files of one utterance say.
struct UtteranceCheck {
    std::vector<std::int64_t> frames; ///< per feature; -1: the file is missing or cannot be read
    int samplingRate = 0;             ///< Hz, of its waveform; 0: there is none
    std::int64_t length = 0;          ///< output-rate steps that can be used
    std::int64_t segments = 0;
    double seconds = 0;
    bool contentRead = false; ///< values were looked at, not sizes and headers alone
    bool leftOut = false;
    std::vector<Finding> findings;

    UtteranceVerdict verdict() const;
    bool has(FindingKind kind) const;
};

enum class CheckDepth {
    Sizes,  ///< sizes and headers
    Content ///< every value
};

/// Limits beyond which something is found.
namespace limits {
inline constexpr double silentLevel = -60;        ///< dBFS, RMS
inline constexpr double clippedShare = 1e-4;      ///< of all samples; below it is information
inline constexpr double highestPitch = 1000;      ///< Hz
inline constexpr double toleratedDifference = 10; ///< percent, the framework's
} // namespace limits

/// Looks at the files of one utterance. Thread-safe; never throws for what is wrong with a file.
/// @param moments when given and `depth` is Content: gets mean and variance per feature, waveforms that are
/// not
///        normalised excepted (count 0)
UtteranceCheck checkUtterance(const UtteranceList& list, const ListedUtterance& utterance, CheckDepth depth,
                              std::vector<FileMoments>* moments = nullptr);

const char* keyOf(UtteranceVerdict verdict);

} // namespace sonorant
