// SPDX-License-Identifier: GPL-3.0-or-later
// <set>_cache.json: from which files the caches were made.
#include "core/corpus/cache_record.h"
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto record = CacheRecord::fromJson(std::string(fuzz::bytesOf(data, size)));
    if (!record) return 0;
    for (std::size_t i = 0; i < record->names.size(); ++i) {
        fuzz::require(record->frames.at(i).size() == record->columns.size(), "a count per feature");
        fuzz::require(std::all_of(record->frames[i].begin(), record->frames[i].end(),
                                  [](std::int64_t frames) { return frames >= 0; }),
                      "counts are no negative numbers");
    }
    const auto again = CacheRecord::fromJson(record->toJson());
    fuzz::require(again && again->changeSince(*record).empty(), "what is written is read back");
    return 0;
}
