// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/infer_command.h"

#include "app/cli/feature_step.h"
#include "app/cli/interrupt.h"
#include "app/cli/option_text.h"
#include "app/cli/trained_run.h"
#include "core/base/text.h"
#include "core/run/run_folder.h"

#include <fmt/format.h>

#include <filesystem>

namespace sonorant::cli {

namespace {

struct Arguments {
    ProjectArguments project;
    std::string trainedModel, outputFolder;
    std::vector<std::string> names;
    bool untrained = false;
};

/// The checkpoint to generate with, and the run it comes from. @throws Refused when there is none
TrainedNetwork chooseNetwork(const Arguments& arguments, const ProjectConfig& config) {
    if (arguments.untrained) return {};
    TrainedNetwork network;
    if (!arguments.trainedModel.empty())
        network.file = std::filesystem::absolute(arguments.trainedModel);
    else if (!config.training.trainedModel.empty())
        network.file = config.resolve(config.training.trainedModel);
    else
        network = newestNetwork(config);
    if (network.file.empty()) {
        printError("there is no trained network yet", toUtf8(config.folder / "runs"),
                   "train first, or name a checkpoint with --trained-model");
        throw Refused{Failed};
    }
    if (!std::filesystem::is_regular_file(network.file)) {
        printError("no such checkpoint", toUtf8(network.file), "name a .pt file with --trained-model");
        throw Refused{WrongUsage};
    }
    if (network.run.empty()) network.run = runAround(network.file);
    return network;
}

/// --output-dir, else output_dir, else generated/ of the run that the network comes from, else output/.
Path chooseOutput(const Arguments& arguments, const ProjectConfig& config, const TrainedNetwork& network) {
    if (!arguments.outputFolder.empty()) return std::filesystem::absolute(arguments.outputFolder);
    if (!config.inference.outputDir.empty()) return config.resolve(config.inference.outputDir);
    if (!network.run.empty()) return RunFolder{network.run}.generated();
    return config.resolve("output");
}

int infer(const Arguments& arguments) {
    ProjectConfig config = loadProject(arguments.project);
    const TrainedNetwork network = chooseNetwork(arguments, config);
    Display display;
    resultsAreFiles();
    if (!network.run.empty()) useModelOfRun(config, network.run, arguments.project.settings, display);
    // Options that need a checkpoint have one, wherever it was named.
    config.training.trainedModel = network.file.empty() ? std::string() : toUtf8(network.file);
    const auto engine = makeEngine();
    makeMissingFeatures(config, *engine, display);
    requireValid(config, arguments.untrained, true);
    InferenceRequest request;
    request.config = config;
    request.trainedModel = network.file;
    request.untrained = arguments.untrained;
    request.outputFolder = chooseOutput(arguments, config, network);
    request.names = arguments.names;
    display.line(request.untrained ? "Generating with an untrained model"
                                   : "Generating with " + toUtf8(request.trainedModel));

    request.onFile = [&display](const GeneratedFile& file) {
        if (file.line.empty())
            display.line(fmt::format("{}: {:.2f} s of audio in {:.2f} s", toUtf8(file.file),
                                     file.audioSeconds, file.seconds));
        else
            display.line(file.line);
    };
    const InterruptToken interrupt;
    JobDisplay job(display);
    const InferenceReport report = engine->inference().generate(request, job.control(interrupt.token()));
    display.clear();
    printIssues(report.issues);
    const bool lines = !report.files.empty() && !report.files.front().line.empty();
    display.line(fmt::format("{} in {}: {:.1f} s of audio in {:.1f} s",
                             counted(report.files.size(), lines ? "line" : "file"),
                             toUtf8(lines ? report.files.front().file : request.outputFolder),
                             report.audioSeconds, report.seconds));
    if (report.cancelled) return Interrupted;
    return hasErrors(report.issues) || report.files.empty() ? Failed : Done;
}

} // namespace

void addInferCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        app.add_subcommand("infer", "Generate the test set of a project with a trained network");
    addProjectArguments(*command, arguments->project);
    command->add_option("--trained-model", arguments->trainedModel,
                        "Checkpoint to generate with (default: the best network of the newest run)");
    command->add_option("--output-dir", arguments->outputFolder,
                        "Folder for generated files; goes before output_dir");
    command
        ->add_option("--only", arguments->names,
                     "Generate only this utterance of the test set. May be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_flag("--untrained", arguments->untrained,
                      "Generate with an untrained model, for comparison");
    command->footer([] { return optionHelp({"inference"}); });
    command->callback([&job, arguments] { job = [arguments] { return infer(*arguments); }; });
}

} // namespace sonorant::cli
