// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/frame_project.h"

#include "core/io/raw_matrix.h"
#include "support/read_project.h"

#include <cmath>

namespace sonorant::test {

namespace {

void writeUtterance(const Path& folder, const char* name, int frames) {
    std::vector<float> input, output;
    for (int i = 0; i < frames; ++i) {
        const float x = std::sin(0.3F * static_cast<float>(i)),
                    y = std::cos(0.1F * static_cast<float>(i + frames));
        input.insert(input.end(), {x, y});
        output.insert(output.end(), {0.5F * x + 0.2F, x - y});
    }
    writeRawValues(folder / "in" / (std::string(name) + ".x"), input);
    writeRawValues(folder / "out" / (std::string(name) + ".y"), output);
}

const char* const text = R"([data]
trn_set_name = "trn"
trn_list = [["a", "b"]]
val_set_name = "val"
val_list = [["c"]]
input_dirs = [["in"]]
input_exts = [".x"]
input_dims = [2]
input_reso = [1]
input_norm = [true]
output_dirs = [["out"]]
output_exts = [".y"]
output_dims = [2]
output_reso = [1]
output_norm = [true]

[training]
epochs = 3
lr = 1e-2

[inference]
test_list = [["a", "c"]]
)";

} // namespace

ProjectConfig frameProject(const Path& folder, const std::vector<std::string>& settings,
                           const std::string& model) {
    writeUtterance(folder, "a", 40);
    writeUtterance(folder, "b", 50);
    writeUtterance(folder, "c", 60);
    writeFileAtomically(folder / "config.toml", "[model]\nname = \"" + model + "\"\n\n" + text);
    return readProjectWith(folder, settings);
}

} // namespace sonorant::test
