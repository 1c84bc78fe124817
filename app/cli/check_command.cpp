// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_command.h"

#include "app/cli/data_check.h"
#include "app/cli/interrupt.h"
#include "core/base/text.h"
#include "core/config/project_file.h"
#include "core/service/missing_features.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant::cli {

namespace {

struct Arguments {
    ProjectArguments project;
    bool configurationOnly = false;
};

bool hasTestSet(const ProjectConfig& config) {
    return !config.inference.testInputDirs.empty() || !config.inference.testList.empty();
}

int check(const Arguments& arguments) {
    const ProjectConfig config = loadProject(arguments.project);
    const Issues issues = validate(config, true, hasTestSet(config));
    printIssues(issues);
    if (hasErrors(issues)) return WrongUsage;
    Display display;
    display.line(toUtf8(config.file) + ": the configuration is valid");
    if (arguments.configurationOnly) return hasFindings(issues) ? Failed : Done;
    const std::size_t missing = recordingCount(missingFeatures(config));
    if (missing > 0)
        printError(fmt::format("the features of {} are not there yet", counted(missing, "recording")),
                   toUtf8(config.folder),
                   fmt::format("training extracts them by itself; to do it now: sonorant-cli features {}",
                               arguments.project.project));
    // Where even their folders are missing there is nothing to look at.
    if (missing > 0 && !issues.empty()) return Failed;
    const InterruptToken interrupt;
    const bool fine = checkData(config, hasTestSet(config), interrupt.token(), display);
    return fine && missing == 0 && !hasFindings(issues) ? Done : Failed;
}

} // namespace

void addCheckCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        app.add_subcommand("check", "Look for mistakes in a project's configuration and data");
    addProjectArguments(*command, arguments->project);
    command->add_flag("--config-only", arguments->configurationOnly, "Do not look at the data");
    command->footer("Exit status 1 when anything was found, warnings included.");
    command->callback([&job, arguments] { job = [arguments] { return check(*arguments); }; });
}

} // namespace sonorant::cli
