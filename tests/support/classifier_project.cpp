// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/classifier_project.h"

#include "core/io/wave.h"
#include "support/read_project.h"

#include <cmath>
#include <random>

namespace sonorant::test {

namespace {

/// Smoothed noise and a tone of 3 kHz.
void writeSound(const Path& file, unsigned seed, std::size_t length, double tone) {
    std::mt19937 chance(seed); // its sequence is laid down by the standard
    std::vector<float> samples;
    double noise = 0;
    for (std::size_t i = 0; i < length; ++i) {
        noise = 0.6 * noise + 0.4 * (static_cast<double>(chance()) / 4294967296.0 - 0.5);
        const double phase = 2 * 3.14159265358979 * 3000 / 16000 * static_cast<double>(i);
        samples.push_back(static_cast<float>(0.5 * noise + tone * std::sin(phase)));
    }
    writeWave16(file, samples, 16000);
}

const char* const text = R"([model]
name = "lfcc-lcnn"
protocol = "labels/protocol.txt"
channels = 2
embedding_dim = 4

[data]
trn_set_name = "trn"
trn_list = [["a0", "a1", "a2", "a3", "a4", "a5"], ["b0", "b1", "b2", "b3", "b4", "b5"]]
val_set_name = "val"
val_list = [["a6", "a7"], ["b6", "b7"]]
input_dirs = [["natural"], ["made"]]
input_exts = [".wav"]
input_dims = [1]
input_reso = [1]
input_norm = [false]

[training]
epochs = 3
batch_size = 5
lr = 1e-2
eval_mode_for_validation = true
threads = 1

[inference]
test_list = [["a8", "a9"], ["b8", "b9"]]
test_input_dirs = [["natural"], ["made"]]
)";

} // namespace

std::vector<std::string> learning() {
    return {"epochs=40", "no_best_epochs=40", "channels=4", "lr=5e-3"};
}

std::string classOf(const std::string& utterance) {
    return utterance.front() == 'a' ? "bonafide" : "spoof";
}

ProjectConfig classifierProject(const Path& folder, const std::vector<std::string>& settings) {
    std::string protocol;
    for (unsigned i = 0; i < 10; ++i) {
        const std::string number = std::to_string(i);
        writeSound(folder / "natural" / ("a" + number + ".wav"), i + 1, 3200 + 160 * i, 0);
        writeSound(folder / "made" / ("b" + number + ".wav"), i + 101, 4800 - 100 * i, 0.2);
        protocol += "a" + number + " bonafide\nspeaker b" + number + " - - spoof\n";
    }
    writeFileAtomically(folder / "labels" / "protocol.txt", protocol);
    writeFileAtomically(folder / "config.toml", std::string_view(text));
    return readProjectWith(folder, settings);
}

} // namespace sonorant::test
