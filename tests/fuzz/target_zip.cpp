// SPDX-License-Identifier: GPL-3.0-or-later
// The container of .pt files, and the epochs that are read from it without LibTorch.
#include "core/io/zip.h"
#include "core/run/epoch_history.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::uint64_t mostBytes = std::uint64_t(1) << 24;
    const std::string_view bytes = fuzz::bytesOf(data, size);
    fuzz::allow([&] {
        const ZipReader zip(bytes, "input.pt");
        for (const ZipEntry& entry : zip.entries()) {
            fuzz::require(zip.find(entry.name) == &entry, "found by its name");
            fuzz::allow(
                [&] { fuzz::require(zip.read(entry, mostBytes).size() == entry.size, "the whole content"); });
            fuzz::allow([&] { zip.view(entry); });
        }
    });
    const Path file = fuzz::memoryFolder().write("input.pt", bytes);
    fuzz::allow([&] { historyOfCheckpoint(file); });
    return 0;
}
