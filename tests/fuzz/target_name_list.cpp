// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of utterances.
#include "core/io/name_list.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

using namespace sonorant;

namespace {

/// Judged without the function that the reader itself asks.
bool staysBelow(const std::string& name) {
    const Path joined = (Path("/data/folder") / (name + ".f0")).lexically_normal();
    return joined.string().starts_with("/data/folder/") && name.find('\0') == std::string::npos;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::allow([&] {
        const std::vector<std::string> names = parseNameList(fuzz::bytesOf(data, size), "input.lst");
        for (const std::string& name : names)
            fuzz::require(staysBelow(name), "names stay below the data folders");
        const Path file = fuzz::memoryFolder().path() / "again.lst";
        std::string text;
        for (const std::string& name : names)
            text += name + "\n";
        fuzz::require(readNameList(fuzz::memoryFolder().write("again.lst", text)) == names,
                      "what is written is read back");
    });
    return 0;
}
