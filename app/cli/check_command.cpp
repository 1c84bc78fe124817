// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_command.h"

#include "app/cli/check_report.h"
#include "app/cli/interrupt.h"
#include "core/base/text.h"
#include "core/config/project_file.h"
#include "core/service/missing_features.h"

#include <fmt/format.h>

#include <cstdio>
#include <optional>

namespace sonorant::cli {

namespace {

struct Arguments {
    ProjectArguments project;
    bool configurationOnly = false, json = false, all = false;
};

bool hasTestSet(const ProjectConfig& config) {
    return !config.inference.testInputDirs.empty() || !config.inference.testList.empty();
}

int statusOf(const Issues& issues, const CheckReport* report) {
    if (hasErrors(issues)) return WrongUsage;
    return !hasFindings(issues) && (!report || report->clean()) ? Done : Failed;
}

/// Everything on stdout is JSON then, also what is wrong with the configuration.
int checkAsJson(const Arguments& arguments) {
    ReadResult read = readProject(arguments.project.project);
    Issues& issues = read.issues;
    for (Issue& issue : applySettings(read.config, arguments.project.settings))
        issues.push_back(std::move(issue));
    if (!hasErrors(issues))
        for (Issue& issue : validate(read.config, true, hasTestSet(read.config)))
            issues.push_back(std::move(issue));
    std::optional<CheckReport> report;
    if (!hasErrors(issues) && !arguments.configurationOnly) {
        const InterruptToken interrupt;
        report = checkProject(read.config, JobControl{interrupt.token(), {}});
    }
    const CheckReport* found = report ? &*report : nullptr;
    std::puts(reportJson(toUtf8(read.config.file), issues, found).c_str());
    return statusOf(issues, found);
}

int check(const Arguments& arguments) {
    if (arguments.json) return checkAsJson(arguments);
    const ProjectConfig config = loadProject(arguments.project);
    const Issues issues = validate(config, true, hasTestSet(config));
    printIssues(issues);
    if (hasErrors(issues)) return WrongUsage;
    Display display;
    display.line(toUtf8(config.file) + ": the configuration is valid");
    if (arguments.configurationOnly) return statusOf(issues, nullptr);
    if (const std::size_t missing = recordingCount(missingFeatures(config)); missing > 0)
        printError(fmt::format("the features of {} are not there yet", counted(missing, "recording")),
                   toUtf8(config.folder),
                   fmt::format("training extracts them by itself; to do it now: sonorant-cli features {}",
                               arguments.project.project));
    const InterruptToken interrupt;
    JobDisplay job(display);
    const CheckReport report = checkProject(config, job.control(interrupt.token()));
    display.clear();
    for (const std::string& line : reportLines(report, arguments.all))
        display.line(line);
    return statusOf(issues, &report);
}

} // namespace

void addCheckCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        app.add_subcommand("check", "Look for mistakes in a project's configuration and data");
    addProjectArguments(*command, arguments->project);
    command->add_flag("--config-only", arguments->configurationOnly, "Do not look at the data");
    command->add_flag("--all", arguments->all, "Name every finding, not the first of each kind alone");
    command->add_flag("--json", arguments->json, "The whole report as JSON (docs/checking.md)");
    command->footer("Every value of every file is looked at; nothing is written.\n"
                    "Exit status 1 when anything was found, warnings included; information does not count.");
    command->callback([&job, arguments] { job = [arguments] { return check(*arguments); }; });
}

} // namespace sonorant::cli
