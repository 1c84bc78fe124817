// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/framework_names.h"

#include "core/config/schema.h"

#include <algorithm>
#include <map>

namespace sonorant {

namespace {

/// Options of [data] that main.py takes on its command line, not from config.py.
bool isCommandLineData(const std::string& key) {
    for (const char* name : {"way_to_merge_datasets", "ignore_length_invalid_data",
                             "ignore_cached_file_infor", "path_cache_file", "force_skip_datadir_scanning",
                             "flag_reverse_data_loading_order", "opt_wav_silence_handler"})
        if (key == name) return true;
    return false;
}

/// Ours alone: the framework knows nothing of them.
bool isOurs(const std::string& path) {
    for (const char* name : {"data.statistics", "data.leave_out", "training.device", "training.threads",
                             "inference.framework_order"})
        if (path == name) return true;
    return false;
}

bool isVariable(const Option& option) {
    if (isOurs(option.path())) return false;
    if (option.table == "data") return !isCommandLineData(option.key);
    return option.table == "inference" && option.key.rfind("test_", 0) == 0;
}

std::string withDashes(std::string key) {
    std::replace(key.begin(), key.end(), '_', '-');
    return key;
}

std::vector<FrameworkOption> makeOptions() {
    std::vector<FrameworkOption> options;
    for (const Option& option : generalOptions()) {
        if (isVariable(option) || isOurs(option.path())) continue;
        FrameworkOption each;
        each.name = withDashes(option.key);
        each.option = &option;
        each.isFlag = option.type == OptionType::Boolean;
        if (option.key == "shuffle") {
            each.flagValue = false;
            each.note = "the framework's --shuffle switches shuffling off";
        }
        if (option.key == "cudnn_deterministic") each.name += "-toggle", each.flagValue = false;
        if (option.key == "cudnn_benchmark") each.name += "-toggle";
        options.push_back(std::move(each));
    }
    options.push_back({"inference", nullptr, true, true, "to generate: sonorant-cli infer, or the window"});
    options.push_back(
        {"module-config", nullptr, false, true, "the configuration is the file that was imported"});
    options.push_back({"module-model", nullptr, false, true, "the model is chosen with --model"});
    return options;
}

const std::vector<FrameworkOption>& allOptions() {
    static const std::vector<FrameworkOption> options = makeOptions();
    return options;
}

} // namespace

const Option* optionOfVariable(const std::string& variable) {
    for (const Option& option : generalOptions())
        if (option.key == variable && isVariable(option)) return &option;
    return nullptr;
}

std::string whyVariableIsLeft(const std::string& variable) {
    static const std::map<std::string, const char*> known = {
        {"input_trans_fns", "functions that change data while loading are not carried over"},
        {"output_trans_fns", "functions that change data while loading are not carried over"},
        {"test_input_trans_fns", "functions that change data while loading are not carried over"},
        {"test_output_trans_fns", "functions that change data while loading are not carried over"},
        {"text_process_methods", "text as input is not supported"},
        {"wav_scp_dir", "folders of waveforms are named in input_dirs and output_dirs"},
        {"tmp_output_name", "generated files go to output_dir of config.toml"}};
    const auto found = known.find(variable);
    return found == known.end() ? "" : found->second;
}

const FrameworkOption* findFrameworkOption(const std::string& name) {
    const FrameworkOption* found = nullptr;
    for (const FrameworkOption& option : allOptions()) {
        if (option.name == name) return &option;
        if (option.name.rfind(name, 0) != 0) continue;
        if (found) return nullptr;
        found = &option;
    }
    return name.empty() ? nullptr : found;
}

std::vector<std::string> frameworkOptionNames() {
    std::vector<std::string> names;
    for (const FrameworkOption& option : allOptions())
        names.push_back(option.name);
    return names;
}

} // namespace sonorant
