// SPDX-License-Identifier: GPL-3.0-or-later
// The framework's cache of lengths.
#include "core/io/dic.h"
#include "tests/fuzz/fuzz_target.h"

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::allow([&] {
        const std::vector<DicEntry> entries = parseDic(fuzz::bytesOf(data, size), "input.dic");
        for (const DicEntry& entry : entries)
            fuzz::require(isSafeRelativeName(entry.seqName), "names stay below the data folders");
        fuzz::require(parseDic(dicText(entries), "again") == entries, "what is written is read back");
    });
    return 0;
}
