// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/golden_run.h"

#include "core/base/error.h"
#include "core/config/project_file.h"
#include "core/io/name_list.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <unistd.h>

namespace sonorant::test {

namespace {

/// "--size-accumulate-grad 3 --eval-mode-for-validation" -> settings of ours.
std::vector<std::string> settingsOf(const std::string& commandLine) {
    std::vector<std::string> settings;
    std::istringstream words(commandLine);
    std::string word;
    while (words >> word) {
        if (word.rfind("--", 0) == 0) {
            std::string key = word.substr(2);
            std::replace(key.begin(), key.end(), '-', '_');
            settings.push_back(key + "=true");
        } else {
            std::string& last = settings.back();
            last = last.substr(0, last.find('=') + 1) + word;
        }
    }
    return settings;
}

std::string quoted(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "\"" : ", \"") + name + "\"";
    return "[" + text + "]";
}

std::string dataTable(const std::string& name, const nlohmann::json& json, const Path& cache) {
    const Path features = Path(SONORANT_TEST_DATA) / "demo-corpus";
    const Path demo = SONORANT_DEMO_PROJECT;
    const std::string inputs = quoted({(features / "mfbsp").string(), (features / "f0").string()});
    const std::string outputs = quoted({(demo / "wav").string()});
    std::string sets;
    std::string folders = "input_dirs = [" + inputs + "]\noutput_dirs = [" + outputs + "]\n";
    if (name.find("two_subsets") == std::string::npos) {
        sets = "trn_set_name = \"demo_trn\"\nval_set_name = \"demo_val\"\ntrn_list = [\"" +
               (demo / "scp/train.lst").string() + "\"]\nval_list = [\"" + (demo / "scp/val.lst").string() +
               "\"]\n";
    } else {
        const auto train = readNameList(demo / "scp/train.lst"), val = readNameList(demo / "scp/val.lst");
        const auto part = [](const std::vector<std::string>& all, std::size_t from, std::size_t to) {
            return quoted({all.begin() + static_cast<std::ptrdiff_t>(from),
                           all.begin() + static_cast<std::ptrdiff_t>(to)});
        };
        sets = "trn_set_name = [\"part_a\", \"part_b\"]\nval_set_name = [\"part_a_val\", "
               "\"part_b_val\"]\ntrn_list = [" +
               part(train, 0, 9) + ", " + part(train, 9, train.size()) + "]\nval_list = [" + part(val, 0, 2) +
               ", " + part(val, 2, val.size()) + "]\nstatistics = \"first\"\n";
        folders = "input_dirs = [" + inputs + ", " + inputs + "]\noutput_dirs = [" + outputs + ", " +
                  outputs + "]\n";
    }
    return "[data]\n" + sets + folders +
           "input_dims = [80, 1]\ninput_exts = [\".mfbsp\", \".f0\"]\ninput_reso = [80, 80]\ninput_norm = "
           "[true, true]\n"
           "output_dims = [1]\noutput_exts = [\".wav\"]\noutput_reso = [1]\noutput_norm = "
           "[false]\nwav_samp_rate = 16000\n"
           "truncate_seq = " +
           std::to_string(json.at("truncate_seq").get<int>()) +
           "\nminimum_len = " + std::to_string(json.at("minimum_len").get<int>()) + "\npath_cache_file = \"" +
           cache.string() + "\"\n";
}

std::string modelTable(const std::string& model) {
    if (model == "full") return "[model]\nname = \"hn-nsf\"\nfast = false\n";
    return "[model]\nname = \"hn-nsf\"\nfast = false\nhidden_dim = 8\nfilter_block_num = 2\ncnn_num_in_block "
           "= "
           "4\nharmonic_num = 3\n"
           "blstm_dim = 16\n";
}

std::string inferenceTable() {
    const Path features = Path(SONORANT_TEST_DATA) / "demo-corpus";
    return "[inference]\ntest_set_name = [\"demo_test\"]\ntest_list = [\"" +
           (Path(SONORANT_DEMO_PROJECT) / "scp/test.lst").string() + "\"]\ntest_input_dirs = [" +
           quoted({(features / "mfbsp").string(), (features / "f0").string()}) +
           "]\ntest_output_dirs = [[]]\n";
}

void require(const Issues& issues) {
    for (const Issue& issue : issues)
        if (issue.severity == Severity::Error)
            throw Error(ErrorKind::Configuration, issue.message, issue.path, issue.hint);
}

} // namespace

GoldenRun GoldenRun::load(const std::string& name, const Path& cache) {
    GoldenRun run;
    run.name = name;
    run.folder = Path(SONORANT_TEST_DATA) / "golden/training" / name;
    const auto json = nlohmann::json::parse(readFile(run.folder / "trajectory.json"));
    const std::string text = modelTable(json.at("model")) + dataTable(name, json, cache) +
                             "[training]\nthreads = 2\n" + inferenceTable();
    ReadResult read = readProjectText(text, cache / "config.toml");
    require(read.issues);
    run.config = read.config;
    require(applySettings(run.config, settingsOf(json.at("options"))));
    if (name == "tiny_resumed") run.trainedModel = run.folder.parent_path() / "tiny_adam/epoch_002.pt";
    for (const auto& step : json.at("steps"))
        run.steps.push_back({step.at("info"), step.at("loss")});
    for (const auto& epoch : json.at("epochs"))
        run.epochs.push_back({epoch.at("epoch"), epoch.at("train_loss"), epoch.at("dev_loss"),
                              epoch.at("best"), epoch.at("lr")});
    run.parameterNumber = json.at("parameter_number");
    run.earlyStopped = json.value("early_stopped", false);
    return run;
}

bool hasAvx512() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl");
}

void useRecordedKernels(char** arguments) {
    const char* const variable = "OPENBLAS_CORETYPE";
    const char* const recorded = "SkylakeX";
    const char* const current = std::getenv(variable);
    if (!hasAvx512() || (current && std::string(current) == recorded)) return;
    setenv(variable, recorded, /*overwrite=*/1);
    execv("/proc/self/exe", arguments);
    throw Error(ErrorKind::Internal, "the test program cannot be started anew", arguments[0],
                std::strerror(errno));
}

} // namespace sonorant::test
