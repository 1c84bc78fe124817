// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_command.h"

#include "app/cli/feature_step.h"
#include "app/cli/interrupt.h"
#include "app/cli/option_text.h"
#include "app/cli/training_reporter.h"
#include "core/base/text.h"
#include "core/run/framework_log.h"
#include "core/run/run_folder.h"
#include "core/run/run_store.h"
#include "core/train/checkpoint_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace sonorant::cli {

namespace {

struct Arguments {
    ProjectArguments project;
    std::string runFolder, trainedModel;
    bool resume = false;
};

[[noreturn]] void refuse(const std::string& message, const std::string& where, const std::string& hint) {
    printError(message, where, hint);
    throw Refused{WrongUsage};
}

bool isEmptyFolder(const Path& folder) {
    std::error_code none;
    return std::filesystem::is_directory(folder, none) && std::filesystem::is_empty(folder, none);
}

/// The run folder that was asked for: empty for a new one; with --resume the newest one where none is named.
Path chooseRunFolder(const Arguments& arguments, const ProjectConfig& config) {
    if (arguments.resume && arguments.runFolder.empty()) {
        // The newest one, also if it was interrupted before its first checkpoint: an older one is another
        // run.
        for (const Path& run : listRuns(config.folder)) // newest first
            if (!findFrameworkLogs(run)) return run;
        refuse("there is no run to resume", toUtf8(config.folder / "runs"),
               "train without --resume, or name --run-dir");
    }
    if (arguments.runFolder.empty()) return {};
    const Path folder = std::filesystem::absolute(arguments.runFolder);
    const RunFolder run{folder};
    const bool used = run.hasRecords();
    // A run that was killed while it made its folder goes on from its beginning.
    const bool begun = used || std::filesystem::exists(run.steps()) ||
                       std::filesystem::exists(run.errorLog()) || isEmptyFolder(folder);
    if (arguments.resume && !begun)
        refuse("this folder holds no run to resume", toUtf8(folder), "name the folder of a run");
    if (!arguments.resume && used)
        refuse("this folder holds a run already", toUtf8(folder),
               "add --resume to continue it, or name another folder");
    if (!arguments.resume && std::filesystem::exists(run.config()) && !std::filesystem::exists(run.state()))
        refuse("this folder holds a config.toml that is not a run's, which a run would replace",
               toUtf8(folder), "name a folder that is not there yet");
    return folder;
}

Path chooseTrainedModel(const Arguments& arguments) {
    if (arguments.trainedModel.empty()) return {};
    const Path file = std::filesystem::absolute(arguments.trainedModel);
    if (!std::filesystem::is_regular_file(file))
        refuse("no such checkpoint", toUtf8(file), "name a .pt file");
    return file;
}

/// What validation has to know of a run that goes on: it starts from its own newest checkpoint, if it has
/// one.
ProjectConfig withOwnCheckpoint(ProjectConfig config, const TrainingRequest& request) {
    if (!request.resumeRun) return config;
    TrainingConfig& training = config.training;
    const Path folder =
        training.saveModelDir.empty() ? request.runFolder : config.resolve(training.saveModelDir);
    const std::vector<Path> checkpoints = checkpointsNewestFirst(folder, training);
    // What cannot be read is passed over when the run goes on.
    const auto newest = std::ranges::find_if(checkpoints, [](const Path& file) {
        std::error_code none;
        return std::filesystem::is_regular_file(file, none);
    });
    if (newest == checkpoints.end()) return config;
    if (!request.trainedModel.empty())
        printIssues({{"--trained-model", "it has no effect: the run goes on from its own checkpoint",
                      "train without --resume to start from another one", Severity::Warning}});
    training.trainedModel = toUtf8(*newest);
    return config;
}

/// A word of a command line to be pasted into a shell: quoted where it must be.
std::string shellWord(const std::string& text) {
    const char* const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+=:,@%";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

int report(const TrainingOutcome& outcome, const Arguments& arguments, bool interrupted, bool toldError,
           Display& display) {
    display.clear();
    if (outcome.kind == TrainingOutcome::Kind::Failed) {
        if (!toldError) printError(outcome.message, toUtf8(outcome.runFolder), outcome.hint);
        return Failed;
    }
    if (!outcome.message.empty()) display.line(outcome.message);
    display.line(
        fmt::format("{} done, best epoch {}; run folder {}",
                    counted(static_cast<std::size_t>(std::max(0, outcome.epochsDone)), "epoch"),
                    outcome.bestEpoch < 0 ? std::string("none") : std::to_string(outcome.bestEpoch + 1),
                    toUtf8(outcome.runFolder)));
    if (outcome.kind == TrainingOutcome::Kind::Stopped) {
        display.line(fmt::format("Continue with: sonorant-cli train {} --run-dir {} --resume",
                                 shellWord(arguments.project.project), shellWord(toUtf8(outcome.runFolder))));
        return interrupted ? Interrupted : Failed;
    }
    const Path network = outcome.runFolder / "trained_network.pt";
    if (std::filesystem::exists(network))
        display.line(fmt::format("Generate with: sonorant-cli infer {} --trained-model {}",
                                 shellWord(arguments.project.project), shellWord(toUtf8(network))));
    return Done;
}

int train(const Arguments& arguments) {
    ProjectConfig config = loadProject(arguments.project);
    TrainingRequest request;
    request.runFolder = chooseRunFolder(arguments, config);
    if (arguments.resume && std::filesystem::exists(RunFolder{request.runFolder}.config()))
        config = loadRun(arguments.project, config, request.runFolder);
    request.trainedModel = chooseTrainedModel(arguments);
    if (!request.trainedModel.empty()) config.training.trainedModel = toUtf8(request.trainedModel);
    request.resumeRun = arguments.resume;
    Display display;
    resultsAreFiles();
    const auto engine = makeEngine();
    makeMissingFeatures(config, *engine, display);
    requireValid(withOwnCheckpoint(config, request), true, false);
    request.config = config;
    const auto reporter = std::make_shared<TrainingReporter>(config, display);
    TrainingOutcome outcome;
    bool interrupted = false;
    {
        const Interrupt interrupt([&] {
            display.line(
                "Ctrl-C: the run is saved after this mini-batch (again ends at once, without saving)");
            engine->training().requestStop();
        });
        engine->training().start(std::move(request), reporter);
        if (interrupt.happened()) engine->training().requestStop(); // it came before there was a run to stop
        outcome = engine->training().wait();
        interrupted = interrupt.happened();
    }
    return report(outcome, arguments, interrupted, reporter->toldError(), display);
}

} // namespace

void addTrainCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("train", "Train the model of a project");
    addProjectArguments(*command, arguments->project);
    command->add_option("--run-dir", arguments->runFolder,
                        "Folder of the run (default: PROJECT/runs/TIME-NAME)");
    command->add_option("--trained-model", arguments->trainedModel,
                        "Start from this checkpoint; goes before the option trained_model");
    command->add_flag("--resume", arguments->resume,
                      "Continue the run in --run-dir, or the newest one, from its last checkpoint");
    command->footer([] { return optionHelp({"model", "data", "training"}); });
    command->callback([&job, arguments] { job = [arguments] { return train(*arguments); }; });
}

} // namespace sonorant::cli
