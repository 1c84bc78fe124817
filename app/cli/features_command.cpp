// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/features_command.h"

#include "app/cli/feature_step.h"
#include "core/config/project_file.h"
#include "core/io/name_list.h"
#include "core/service/missing_features.h"

#include <utility>

namespace sonorant::cli {

namespace {

struct Arguments {
    ProjectArguments project;
    std::string wav, mel, f0, list, converted;
    double f0Minimum = 60, f0Maximum = 500;
    int rate = 0, threads = 0;
    bool overwrite = false;
};

FeatureRequest folderRequest(const Arguments& arguments) {
    if (arguments.wav.empty() || arguments.mel.empty() || arguments.f0.empty()) {
        printError("there is nothing to extract features from", {},
                   "give a PROJECT, or the three folders --wav-dir, --mel-dir and --f0-dir");
        throw Refused{WrongUsage};
    }
    FeatureRequest request;
    request.wavFolder = arguments.wav;
    request.melFolder = arguments.mel;
    request.f0Folder = arguments.f0;
    return request;
}

int extract(const Arguments& arguments) {
    std::vector<FeatureRequest> requests;
    if (arguments.project.project.empty()) {
        requests.push_back(folderRequest(arguments));
    } else {
        requests = projectFeatureRequests(loadProject(arguments.project));
        if (requests.empty()) {
            printError("this project has no features that can be extracted: its inputs are not .mfbsp and "
                       ".f0, or its "
                       "output is no .wav",
                       arguments.project.project, "name the folders with --wav-dir, --mel-dir and --f0-dir");
            return WrongUsage;
        }
    }
    for (FeatureRequest& request : requests) {
        if (arguments.rate > 0) request.samplingRate = arguments.rate;
        if (arguments.threads > 0) request.threads = arguments.threads;
        if (!arguments.list.empty()) request.names = readNameList(arguments.list);
        request.f0Minimum = arguments.f0Minimum;
        request.f0Maximum = arguments.f0Maximum;
        request.overwrite = arguments.overwrite;
        request.convert = !arguments.converted.empty();
        request.wavTarget = arguments.converted;
    }
    Display display;
    resultsAreFiles();
    const auto engine = makeEngine();
    return extractFeatures(requests, *engine, display);
}

} // namespace

void addFeaturesCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("features", "Extract mel spectrograms and F0 from recordings");
    command->add_option("PROJECT", arguments->project.project,
                        "Project whose recordings and folders are used");
    command
        ->add_option("--set", arguments->project.settings, "Use another value for an option of the project")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command->add_option("--wav-dir", arguments->wav, "Folder of recordings (without PROJECT)");
    command->add_option("--mel-dir", arguments->mel, "Folder for mel spectrograms, .mfbsp");
    command->add_option("--f0-dir", arguments->f0, "Folder for F0, .f0");
    command->add_option("--list", arguments->list, "Text file with the names to extract, one per line")
        ->check(CLI::ExistingFile);
    command
        ->add_option("--rate", arguments->rate,
                     "Sampling rate in Hz expected of the recordings (default 16000)")
        ->check(CLI::Range(1000, 384000));
    command->add_option("--f0-min", arguments->f0Minimum, "Lowest F0 in Hz")
        ->check(CLI::Range(1.0, 5000.0))
        ->capture_default_str();
    command->add_option("--f0-max", arguments->f0Maximum, "Highest F0 in Hz")
        ->check(CLI::Range(1.0, 5000.0))
        ->capture_default_str();
    command->add_option("--convert-to", arguments->converted,
                        "Accept other rates and several channels: resample and mix down into this folder");
    command->add_option("--threads", arguments->threads, "Threads (default: all cores)")
        ->check(CLI::Range(1, 4096));
    command->add_flag("--overwrite", arguments->overwrite, "Extract again what is up to date");
    command->callback([&job, arguments] { job = [arguments] { return extract(*arguments); }; });
}

} // namespace sonorant::cli
