// SPDX-License-Identifier: GPL-3.0-or-later
// steps.jsonl, and behind a line "=====" epochs.jsonl.
#include "core/run/record_json.h"
#include "core/run/run_log.h"
#include "core/run/run_store.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

using namespace sonorant;

namespace {

void readOneByOne(std::string_view lines) {
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        fuzz::allow([&] {
            const std::string again = toJsonLine(parseStepRecord(line));
            fuzz::require(toJsonLine(parseStepRecord(again)) == again, "a step is written as it is read");
        });
        fuzz::allow([&] {
            const std::string again = toJsonLine(parseEpochRecord(line));
            fuzz::require(toJsonLine(parseEpochRecord(again)) == again, "an epoch is written as it is read");
        });
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [steps, epochs] = fuzz::twoFiles(fuzz::bytesOf(data, size));
    readOneByOne(steps);
    readOneByOne(epochs);
    const auto& folder = fuzz::memoryFolder();
    folder.write("runs/r/steps.jsonl", steps);
    folder.write("runs/r/epochs.jsonl", epochs);
    const Path run = folder.path() / "runs/r";
    fuzz::allow([&] {
        RunStore store(run);
        while (store.poll(1000).more) {
        }
        store.readPart();
        for (const Path& listed : listRuns(folder.path()))
            summarizeRun(listed);
    });
    fuzz::allow([&] {
        RunLogReader log(run);
        while (log.poll(1000).more) {
        }
    });
    return 0;
}
