// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load_data.h"

#include "core/base/error.h"
#include "core/config/project_file.h"
#include "core/io/bytes.h"
#include "core/io/name_list.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"
#include "core/run/record_json.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <fstream>

namespace sonorant::load {

namespace fs = std::filesystem;

namespace {

/// Plainly, without the flush to the disk that the program's own writer does for each file.
void writePlain(const Path& file, std::string_view bytes) {
    std::ofstream stream(file, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream.flush()) throw Error(ErrorKind::Unwritable, "cannot write", toUtf8(file));
}

std::string nameOf(int number) {
    // e with acute as one character and as two: two names for the file system, and two for the lists.
    constexpr std::array<const char*, 6> words{"utt",       "caf\u00e9",    "cafe\u0301",
                                               "two words", "\u97f3\u58f0", "\U0001f600"};
    return fmt::format("speaker {:02}/{}_{:06}", number % 100,
                       words[static_cast<std::size_t>(number) % words.size()], number);
}

DataConfig commonData(const Path& root) {
    DataConfig data;
    data.trnSetName = {{"trn"}, false};
    data.trnList = {{(root / "names.lst").string(), {}}};
    data.inputDirs = {{"mel", "f0"}};
    data.outputDirs = {{"wav"}};
    data.inputExts = {".mel", ".f0"};
    data.inputNorm = {true, true};
    data.outputExts = {".wav"};
    data.outputDims = {1};
    data.outputReso = {1};
    data.outputNorm = {false};
    return data;
}

} // namespace

ProjectConfig makeManyUtterances(const Path& root, int count) {
    constexpr int frames = 20, perFile = 20000; // a file system allows some 65,000 names for one file
    std::vector<std::string> names;
    for (const char* kind : {"mel", "f0", "wav"})
        for (int speaker = 0; speaker < 100; ++speaker)
            fs::create_directories(root / kind / fmt::format("speaker {:02}", speaker));
    for (int i = 0; i < count; ++i) {
        names.push_back(nameOf(i));
        const int first = i / perFile * perFile;
        for (const char* kind : {"mel", "f0", "wav"}) {
            const std::string extension = std::string(".") + kind;
            const Path file = root / kind / (names.back() + extension);
            if (i > first) {
                fs::create_hard_link(root / kind / (names[static_cast<std::size_t>(first)] + extension),
                                     file);
                continue;
            }
            const std::size_t values = frames * (extension == ".mel" ? 4 : extension == ".f0" ? 1 : 40);
            std::vector<float> signal(values);
            for (std::size_t k = 0; k < values; ++k)
                signal[k] = 0.5F + 0.4F * std::sin(0.37F * static_cast<float>(k));
            extension == ".wav" ? writeWave16(file, signal, 8000) : writeRawValues(file, signal);
        }
    }
    writeNameList(root / "names.lst", names);
    ProjectConfig config;
    config.folder = root;
    config.data = commonData(root);
    config.data.inputDims = {4, 1};
    config.data.inputReso = {40, 40};
    config.data.wavSampRate = 8000;
    return config;
}

ProjectConfig makeLongCorpus(const Path& root, int files, double secondsPerFile) {
    constexpr std::int64_t rate = 16000, resolution = 80;
    const auto frames = static_cast<std::int64_t>(secondsPerFile * rate) / resolution;
    const std::int64_t samples = frames * resolution;
    std::vector<std::string> names;
    const auto sparse = [](const Path& file, std::int64_t bytes) {
        fs::create_directories(file.parent_path());
        if (!fs::exists(file)) writePlain(file, "");
        fs::resize_file(file, static_cast<std::uintmax_t>(bytes));
    };
    for (int i = 0; i < files; ++i) {
        names.push_back(fmt::format("part_{:04}", i));
        const Path wave = root / "wav" / (names.back() + ".wav");
        writeWave16(wave, {}, rate);
        std::string header = readFile(wave);
        std::string sizes;
        appendLittle(sizes, static_cast<std::uint32_t>(36 + 2 * samples));
        appendLittle(sizes, static_cast<std::uint32_t>(2 * samples));
        header.replace(4, 4, sizes, 0, 4);
        header.replace(40, 4, sizes, 4, 4);
        writePlain(wave, header);
        sparse(wave, static_cast<std::int64_t>(header.size()) + 2 * samples);
        sparse(root / "mel" / (names.back() + ".mel"), frames * 80 * 4);
        sparse(root / "f0" / (names.back() + ".f0"), frames * 4);
    }
    writeNameList(root / "names.lst", names);
    ProjectConfig config;
    config.folder = root;
    config.data = commonData(root);
    config.data.inputDims = {80, 1};
    config.data.inputReso = {resolution, resolution};
    config.data.wavSampRate = rate;
    config.data.truncateSeq = 2 * rate;
    return config;
}

void makeRun(const Path& folder, int epochs, int batches) {
    fs::create_directories(folder);
    std::string steps, rows;
    StepRecord step;
    EpochRecord row;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        for (int batch = 1; batch <= batches; ++batch) {
            step.epoch = epoch;
            step.batch = batch;
            step.of = batches;
            ++step.step;
            step.sequences = {fmt::format("{0},utterance_{0:06},0,32000,0", batch)};
            step.loss = {20.0 / static_cast<double>(step.step) + 1};
            step.seconds = 0.5;
            step.time += 0.5;
            step.lr = 3e-4;
            step.gradNorm = 1.25;
            step.samples = 32000;
            steps += toJsonLine(step) + "\n";
        }
        row.epoch = epoch;
        row.trainLoss = row.devLoss = {20.0 / (epoch + 1)};
        row.best = true;
        row.seconds = 100;
        rows += toJsonLine(row) + "\n";
        writePlain(folder / fmt::format("epoch_{:03}.pt", epoch), "synthetic");
    }
    writePlain(folder / "trained_network.pt", "synthetic");
    writePlain(folder / "steps.jsonl", steps);
    writePlain(folder / "epochs.jsonl", rows);
    writePlain(folder / "state.json", R"({"v":1,"state":"finished","host":"here","pid":1})");
    writePlain(folder / "config.toml", writeProjectText(ProjectConfig{}));
}

void makeRuns(const Path& project, int runs) {
    makeRun(project / "runs" / "20260101-000000-run", 20, 20);
    for (int i = 1; i < runs; ++i) {
        const Path folder = project / "runs" / fmt::format("20260101-{:06}-run", i);
        fs::create_directories(folder);
        for (const auto& entry : fs::directory_iterator(project / "runs" / "20260101-000000-run")) {
            const std::string name = entry.path().filename().string();
            if (!name.ends_with(".pt") || name < "epoch_003" || name == "trained_network.pt")
                fs::copy_file(entry.path(), folder / name);
        }
    }
}

} // namespace sonorant::load
