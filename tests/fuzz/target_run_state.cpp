// SPDX-License-Identifier: GPL-3.0-or-later
// state.json and kept.json, and behind a line "=====" the config.toml of a run folder with a checkpoint.
#include "core/run/checkpoint_catalogue.h"
#include "core/run/kept_marks.h"
#include "core/run/run_folder.h"
#include "core/run/run_status.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [json, config] = fuzz::twoFiles(fuzz::bytesOf(data, size));
    const auto& folder = fuzz::memoryFolder();
    folder.write("runs/r/state.json", json);
    folder.write("runs/r/kept.json", json);
    folder.write("runs/r/config.toml", config);
    folder.write("runs/r/epoch_001.pt", json);
    const Path run = folder.path() / "runs/r";
    readRunState(run); // these two do not throw
    readRunStatus(run);
    fuzz::allow([&] { keptNames(run); });
    fuzz::allow([&] { (void)RunFolder{run}.isRunningHere(); });
    fuzz::allow([&] {
        CheckpointCatalogue catalogue;
        catalogue.setProject(folder.path());
        catalogue.scan();
    });
    return 0;
}
