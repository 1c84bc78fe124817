// SPDX-License-Identifier: GPL-3.0-or-later
// The Python framework's log_train, and behind a line "=====" its log_err.
#include "core/run/run_log.h"
#include "core/run/run_store.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [rows, segments] = fuzz::twoFiles(fuzz::bytesOf(data, size));
    const auto& folder = fuzz::memoryFolder();
    folder.write("runs/r/log_train", rows);
    folder.write("runs/r/log_err", segments);
    const Path run = folder.path() / "runs/r";
    fuzz::allow([&] {
        RunStore store(run);
        while (store.poll(1000).more) {
        }
        store.readPart();
        summarizeRun(run);
    });
    fuzz::allow([&] {
        RunLogReader log(run);
        while (log.poll(1000).more) {
        }
    });
    return 0;
}
