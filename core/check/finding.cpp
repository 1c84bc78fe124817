// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/finding.h"

#include <array>

namespace sonorant {

namespace {

struct Words {
    FindingKind kind;
    const char* key;
    const char* words;
};

constexpr std::array<Words, 19> table{{
    {FindingKind::Configuration, "configuration", "configuration"},
    {FindingKind::List, "list", "list"},
    {FindingKind::Folder, "folder", "folder missing"},
    {FindingKind::Missing, "missing", "file missing"},
    {FindingKind::Damaged, "damaged", "damaged file"},
    {FindingKind::Empty, "empty", "empty file"},
    {FindingKind::OddSize, "odd-size", "file size"},
    {FindingKind::SamplingRate, "sampling-rate", "sampling rate"},
    {FindingKind::Channels, "channels", "number of channels"},
    {FindingKind::LengthMismatch, "length-mismatch", "lengths do not fit"},
    {FindingKind::LengthDiffers, "length-differs", "lengths differ a little"},
    {FindingKind::TooShort, "too-short", "too short"},
    {FindingKind::NotFinite, "not-finite", "NaN or infinite"},
    {FindingKind::Silent, "silent", "silent"},
    {FindingKind::Clipped, "clipped", "clipped"},
    {FindingKind::F0Range, "f0-range", "F0 out of range"},
    {FindingKind::Unvoiced, "unvoiced", "no voiced frame"},
    {FindingKind::ListedTwice, "listed-twice", "listed twice"},
    {FindingKind::InTrainingToo, "in-training-too", "in training, too"},
}};

const Words& entryOf(FindingKind kind) {
    return table[static_cast<std::size_t>(kind)];
}

} // namespace

const char* keyOf(FindingKind kind) {
    return entryOf(kind).key;
}

const char* wordsOf(FindingKind kind) {
    return entryOf(kind).words;
}

const char* keyOf(FindingGrade grade) {
    switch (grade) {
    case FindingGrade::Information:
        return "information";
    case FindingGrade::Warning:
        return "warning";
    case FindingGrade::Error:
        break;
    }
    return "error";
}

const std::vector<FindingKind>& allFindingKinds() {
    static const std::vector<FindingKind> kinds = [] {
        std::vector<FindingKind> all;
        for (const Words& words : table)
            all.push_back(words.kind);
        return all;
    }();
    return kinds;
}

} // namespace sonorant
