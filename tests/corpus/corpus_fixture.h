// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"
#include "core/io/name_list.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <fstream>

namespace sonorant::test {

/// The data configuration of the golden runs, on the demo corpus, with its caches in `cache`.
inline ProjectConfig demoConfig(const Path& cache, std::int64_t truncate, std::int64_t minimum) {
    const Path corpus = Path(SONORANT_TEST_DATA) / "demo-corpus";
    const Path demo = SONORANT_DEMO_PROJECT;
    ProjectConfig config;
    config.folder = demo;
    DataConfig& data = config.data;
    data.trnSetName = {{"demo_trn"}, false};
    data.valSetName = {{"demo_val"}, false};
    data.trnList = {{(demo / "scp/train.lst").string(), {}}};
    data.valList = {{(demo / "scp/val.lst").string(), {}}};
    data.inputDirs = {{(corpus / "mfbsp").string(), (corpus / "f0").string()}};
    data.outputDirs = {{(demo / "wav").string()}};
    data.inputExts = {".mfbsp", ".f0"};
    data.inputDims = {80, 1};
    data.inputReso = {80, 80};
    data.inputNorm = {true, true};
    data.outputExts = {".wav"};
    data.outputDims = {1};
    data.outputReso = {1};
    data.outputNorm = {false};
    data.truncateSeq = truncate;
    data.minimumLen = minimum;
    data.pathCacheFile = cache.string();
    config.inference.testSetName = {{"demo_test"}, false};
    config.inference.testList = {{(demo / "scp/test.lst").string(), {}}};
    config.inference.testInputDirs = data.inputDirs;
    config.inference.testOutputDirs = {{}};
    return config;
}

/// The two subsets of the golden two_subsets runs.
inline void splitInTwo(ProjectConfig& config) {
    const Path demo = SONORANT_DEMO_PROJECT;
    const auto split = [](const std::vector<std::string>& names, std::ptrdiff_t first) {
        return std::vector<NameList>{{{}, {names.begin(), names.begin() + first}},
                                     {{}, {names.begin() + first, names.end()}}};
    };
    DataConfig& data = config.data;
    data.trnSetName = {{"part_a", "part_b"}, true};
    data.valSetName = {{"part_a_val", "part_b_val"}, true};
    data.trnList = split(readNameList(demo / "scp/train.lst"), 9);
    data.valList = split(readNameList(demo / "scp/val.lst"), 2);
    data.inputDirs = {data.inputDirs[0], data.inputDirs[0]};
    data.outputDirs = {data.outputDirs[0], data.outputDirs[0]};
}

/// A small corpus of made-up files: feature .mel (dimension 4), .f0 and a waveform of 8 kHz, 40 samples per
/// frame.
struct SmallCorpus {
    QTemporaryDir folder;
    Path root = folder.path().toStdString();

    void addFeature(const std::string& name, const std::string& extension, std::int64_t frames,
                    std::int64_t dimension) {
        std::vector<float> values(static_cast<std::size_t>(frames * dimension));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(std::sin(0.37 * static_cast<double>(i + name.size())));
        writeRawValues(root / extension.substr(1) / (name + extension), values);
    }
    void addWave(const std::string& name, std::int64_t samples, int rate = 8000) {
        std::vector<float> values(static_cast<std::size_t>(samples));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(i % 1000) / 1000.0F;
        writeWave16(root / "wav" / (name + ".wav"), values, rate);
    }
    void add(const std::string& name, std::int64_t frames) {
        addFeature(name, ".mel", frames, 4);
        addFeature(name, ".f0", frames, 1);
        addWave(name, frames * 40);
    }
    /// `count` utterances of the same content, without the flush to disk that our own writer does for each
    /// file.
    void addCopies(int count, std::int64_t frames) {
        const auto nameOf = [](int i) { return QString("utt_%1").arg(i, 6, 10, QChar('0')).toStdString(); };
        add(nameOf(0), frames);
        for (const char* kind : {"mel", "f0", "wav"}) {
            const std::string extension = std::string(".") + kind;
            const std::string bytes = readFile(root / kind / (nameOf(0) + extension));
            for (int i = 1; i < count; ++i)
                std::ofstream(root / kind / (nameOf(i) + extension), std::ios::binary) << bytes;
        }
    }
    ProjectConfig config() const {
        ProjectConfig made;
        made.folder = root;
        DataConfig& data = made.data;
        data.trnSetName = {{"trn"}, false};
        data.trnList = {{}};
        data.inputDirs = {{"mel", "f0"}};
        data.outputDirs = {{"wav"}};
        data.inputExts = {".mel", ".f0"};
        data.inputDims = {4, 1};
        data.inputReso = {40, 40};
        data.inputNorm = {true, true};
        data.outputExts = {".wav"};
        data.outputDims = {1};
        data.outputReso = {1};
        data.outputNorm = {false};
        data.wavSampRate = 8000;
        made.inference.testSetName = {{"tst"}, false};
        made.inference.testList = {{}};
        made.inference.testInputDirs = data.inputDirs;
        made.inference.testOutputDirs = {{}};
        return made;
    }
};

} // namespace sonorant::test
