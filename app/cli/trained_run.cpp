// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trained_run.h"

#include "app/cli/console.h"
#include "core/config/project_file.h"
#include "core/config/schema.h"
#include "core/run/run_folder.h"
#include "core/run/run_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace sonorant::cli {

namespace {

bool shapesTheModel(const Option& option) {
    if (option.table == "model") return true;
    static const char* const keys[] = {"input_exts",  "input_dims",  "input_reso",
                                       "input_norm",  "output_exts", "output_dims",
                                       "output_reso", "output_norm", "wav_samp_rate"};
    return option.table == "data" &&
           std::any_of(std::begin(keys), std::end(keys), [&](const char* key) { return option.key == key; });
}

/// Where a run with these options saves its best network.
Path networkOf(const TrainingConfig& training, const ProjectConfig& project, const Path& run) {
    const Path folder = training.saveModelDir.empty() ? run : project.resolve(training.saveModelDir);
    return folder / (training.saveTrainedName + training.saveModelExt);
}

/// "hidden_dim = 48 (project: 32)" for every option of the model in which the two differ.
std::string differences(const ProjectConfig& used, const ProjectConfig& project) {
    if (used.model.name != project.model.name)
        return fmt::format("model.name = {} (project: {})", toToml(used.model.name),
                           toToml(project.model.name));
    std::string text;
    for (const Option& option : projectOptions(used.model.name)) {
        if (!shapesTheModel(option) || option.get(used) == option.get(project)) continue;
        text += fmt::format("{}{} = {} (project: {})", text.empty() ? "" : ", ", option.key,
                            toToml(option.get(used)), toToml(option.get(project)));
    }
    return text;
}

/// Errors in the part of a run's configuration that is taken over; the rest concerns this project no more.
Issues modelErrors(const ReadResult& read) {
    Issues errors;
    for (Issue issue : read.issues) {
        const bool matters = issue.path.rfind("line ", 0) == 0 || issue.path.rfind("model.", 0) == 0 ||
                             issue.path.rfind("data.input_", 0) == 0 ||
                             issue.path.rfind("data.output_", 0) == 0 || issue.path == "data.wav_samp_rate";
        if (!matters || issue.severity != Severity::Error) continue;
        issue.path = toUtf8(read.config.file) + ": " + issue.path;
        issue.hint =
            "mend it, or move the checkpoint out of the run folder to use the project's own settings";
        errors.push_back(std::move(issue));
    }
    return errors;
}

} // namespace

TrainedNetwork newestNetwork(const ProjectConfig& config) {
    for (const Path& run : listRuns(config.folder)) {
        const RunFolder folder{run};
        const TrainingConfig training = std::filesystem::is_regular_file(folder.config())
                                            ? readProject(folder.config()).config.training
                                            : config.training;
        for (const TrainingConfig* each : {&training, &config.training}) {
            // A folder that all runs share says nothing of this run unless the run itself saved there.
            if (each == &config.training && !each->saveModelDir.empty()) continue;
            const Path file = networkOf(*each, config, run);
            if (std::filesystem::is_regular_file(file)) return {file, run};
        }
    }
    const Path shared = networkOf(config.training, config, config.folder);
    if (!config.training.saveModelDir.empty() && std::filesystem::is_regular_file(shared))
        return {shared, {}};
    return {};
}

Path runAround(const Path& checkpoint) {
    const RunFolder run{std::filesystem::absolute(checkpoint).parent_path()};
    const bool isRun = std::filesystem::is_regular_file(run.config()) && std::filesystem::exists(run.steps());
    return isRun ? run.folder : Path();
}

void useModelOfRun(ProjectConfig& config, const Path& run, const std::vector<std::string>& settings,
                   Display& display) {
    const RunFolder folder{run};
    if (!std::filesystem::is_regular_file(folder.config())) {
        display.issue({toUtf8(run),
                       "the run has no config.toml: the model is built as the project says now",
                       {},
                       Severity::Warning});
        return;
    }
    const ReadResult read = readProject(folder.config());
    if (const Issues errors = modelErrors(read); !errors.empty()) {
        printIssues(errors);
        throw Refused{WrongUsage};
    }
    const ProjectConfig project = config;
    config.model = read.config.model;
    for (const Option& option : projectOptions(config.model.name))
        if (option.table == "data" && shapesTheModel(option)) option.set(config, option.get(read.config));
    // The settings have been checked against the project's model; the run may be of another one.
    if (const Issues issues = applySettings(config, settings); hasErrors(issues)) {
        printIssues(issues);
        throw Refused{WrongUsage};
    }
    if (const std::string text = differences(config, project); !text.empty())
        display.line("The run was trained with other settings, which are used: " + text);
}

} // namespace sonorant::cli
