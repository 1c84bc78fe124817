// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The framework's cache of sequences, <set>_utt_length.dic: a JSON array of flat objects.
namespace sonorant {

/// One segment as the .dic names it; lengths and positions in output-rate steps.
struct DicEntry {
    std::int64_t length = 0;
    std::string seqName;
    std::int64_t segIdx = 0;
    std::int64_t startPos = 0;
    std::int64_t infoId = 0;

    friend bool operator==(const DicEntry&, const DicEntry&) = default;
};

/// The text, byte for byte as Python's json.dump writes it: ", " and ": " between, every character beyond
/// ASCII as \uXXXX (pairs of surrogates beyond the basic plane), no newline at the end.
/// @throws Error Malformed for a name that is not UTF-8
std::string dicText(const std::vector<DicEntry>& entries);
void writeDic(const Path& file, const std::vector<DicEntry>& entries);

/// @param context names the file in errors
/// @throws Error Malformed for what is no such array, a missing field, a negative number or an unsafe name
std::vector<DicEntry> parseDic(std::string_view text, const std::string& context);
/// @throws Error as parseDic; NotFound, Unreadable
std::vector<DicEntry> readDic(const Path& file);

} // namespace sonorant
