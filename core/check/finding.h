// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sonorant {

/// The true cause of what is wrong with an utterance or a set.
enum class FindingKind {
    Configuration, ///< the options describe no set
    List,          ///< a list cannot be read, or is empty
    Folder,        ///< a folder of features is not there
    Missing,       ///< a file is not there
    Damaged,       ///< a file that cannot be read as what it should be
    Empty,         ///< a file without a frame
    OddSize,       ///< a raw file whose size is no multiple of 4 x dimension
    SamplingRate,
    Channels,
    LengthMismatch, ///< more than 10 % apart: training refuses it
    LengthDiffers,  ///< more than a frame apart, but tolerated
    TooShort,       ///< no segment reaches minimum_len
    NotFinite,      ///< NaN or infinite values
    Silent,
    Clipped,
    F0Range,
    Unvoiced, ///< F0 without a voiced frame
    ListedTwice,
    InTrainingToo ///< of a validation (or test) set: the same files are trained on
};

enum class FindingGrade {
    Information, ///< worth knowing; nothing is wrong
    Warning,     ///< training goes on, perhaps without this utterance
    Error        ///< training stops, or learns from damaged data
};

struct FindingNumber {
    std::string name; ///< "expected", "found", "share", ...
    double value = 0;

    friend bool operator==(const FindingNumber&, const FindingNumber&) = default;
};

struct Finding {
    FindingKind kind = FindingKind::Missing;
    FindingGrade grade = FindingGrade::Error;
    std::string set;       ///< name of the subset
    std::string utterance; ///< empty: it concerns the whole set
    std::string feature;   ///< its extension; empty when it concerns no single one
    std::string file;      ///< UTF-8; empty when it concerns no single one
    std::vector<FindingNumber> numbers;
    std::string message; ///< what was expected and found, a sentence without a full stop
    std::string hint;    ///< what to do

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// Stable words for files and programs: "sampling-rate", "warning".
const char* keyOf(FindingKind kind);
const char* keyOf(FindingGrade grade);
/// For people: "sampling rate", "lengths do not fit".
const char* wordsOf(FindingKind kind);
/// All kinds, in the order of the enumeration.
const std::vector<FindingKind>& allFindingKinds();

} // namespace sonorant
