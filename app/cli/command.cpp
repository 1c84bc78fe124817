// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "core/config/project_file.h"
#include "core/run/run_folder.h"

namespace sonorant::cli {

void addProjectArguments(CLI::App& command, ProjectArguments& arguments) {
    command.add_option("PROJECT", arguments.project, "Folder of the project, or its config.toml")->required();
    // Without the limit to one value each, --set would swallow a PROJECT that follows it.
    command
        .add_option(
            "--set", arguments.settings,
            "Use another value for an option: TABLE.KEY=VALUE, or KEY=VALUE where the key is unique. May be "
            "repeated")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
}

namespace {

/// Reports what is wrong with what was read, applies `--set`, and gives the options. @throws Refused
ProjectConfig complete(ReadResult read, const ProjectArguments& arguments, const Path& file) {
    Issues issues = read.issues;
    for (Issue& issue : issues)
        issue.path = toUtf8(file) + ": " + issue.path;
    // After a syntax error nothing has been read, and every setting would look unknown.
    if (!hasErrors(issues))
        for (Issue& issue : applySettings(read.config, arguments.settings)) {
            issue.path = "--set " + issue.path;
            issues.push_back(issue);
        }
    printIssues(issues);
    if (hasErrors(issues)) throw Refused{WrongUsage};
    return read.config;
}

} // namespace

ProjectConfig loadProject(const ProjectArguments& arguments) {
    try {
        ReadResult read = readProject(arguments.project);
        const Path file = read.config.file;
        return complete(std::move(read), arguments, file);
    } catch (const Error& error) {
        printError(error);
        throw Refused{WrongUsage};
    }
}

ProjectConfig loadRun(const ProjectArguments& arguments, const ProjectConfig& project,
                      const Path& runFolder) {
    const RunFolder run{runFolder};
    try {
        return complete(readRunConfig(run, project.folder), arguments, run.config());
    } catch (const Error& error) {
        printError(error);
        throw Refused{WrongUsage};
    }
}

void requireValid(const ProjectConfig& config, bool forTraining, bool forInference) {
    const Issues issues = validate(config, forTraining, forInference);
    printIssues(issues);
    if (hasErrors(issues)) throw Refused{WrongUsage};
}

std::unique_ptr<Engine> makeEngine() {
    return std::unique_ptr<Engine>(sonorant_create_engine());
}

} // namespace sonorant::cli
