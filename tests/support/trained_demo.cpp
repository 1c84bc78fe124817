// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trained_demo.h"

#include "core/run/record_json.h"

#include <filesystem>

namespace sonorant::test {

namespace fs = std::filesystem;

void copyTrainedDemo(const Path& folder) {
    fs::create_directories(folder);
    for (const char* const part : {"config.toml", "scp", "wav"})
        fs::copy(Path(SONORANT_DEMO_PROJECT) / part, folder / part, fs::copy_options::recursive);
    for (const char* const part : {"mfbsp", "f0"})
        fs::copy(Path(SONORANT_TEST_DATA) / "demo-corpus" / part, folder / part, fs::copy_options::recursive);
}

Path makeTrainedRun(const Path& project, const std::string& name, int epochs, int best) {
    const Path run = project / "runs" / name;
    fs::create_directories(run);
    fs::copy_file(project / "config.toml", run / "config.toml");
    std::string lines;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        EpochRecord record;
        record.epoch = epoch;
        record.trainLoss = {10.0 - epoch};
        record.devLoss = {epoch <= best ? 20.0 - epoch : 21.0};
        record.best = epoch <= best;
        lines += toJsonLine(record) + "\n";
        const std::string number = std::to_string(1000 + epoch).substr(1);
        writeFileAtomically(run / ("epoch_" + number + ".pt"), std::string_view("no weights"));
    }
    writeFileAtomically(run / "epochs.jsonl", std::string_view(lines));
    writeFileAtomically(run / "trained_network.pt", std::string_view("no weights"));
    return run;
}

} // namespace sonorant::test
