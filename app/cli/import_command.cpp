// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_command.h"

#include "core/migrate/config_import.h"

#include <fmt/format.h>

#include <cstdio>

namespace sonorant::cli {

namespace {

struct Arguments {
    std::string file, folder, command, commandFile, model = "hn-nsf";
    bool force = false, json = false, dryRun = false;
};

int importConfig(const Arguments& arguments) {
    ImportRequest request;
    request.configFile = arguments.file;
    request.targetFolder = arguments.folder;
    request.model = arguments.model;
    request.command = arguments.command;
    if (!arguments.commandFile.empty()) {
        request.command = readFile(arguments.commandFile, std::uint64_t(1) << 20);
        request.commandName = toUtf8(Path(arguments.commandFile).filename());
    }
    const ImportReport report = readImport(request);
    if (!arguments.dryRun) writeImport(report, arguments.force);
    if (arguments.json) {
        std::puts(importReportJson(report).c_str());
        return Done;
    }
    for (const std::string& line : importReportLines(report))
        fmt::print("{}\n", line);
    fmt::print("{}: {}\n", arguments.dryRun ? "Would be written" : "Written", toUtf8(report.targetFile));
    return Done;
}

} // namespace

void addImportCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "import-config",
        "Make a project of a config.py of the Python framework; the file is read, never run");
    command->add_option("FILE", arguments->file, "The config.py")->required()->check(CLI::ExistingFile);
    command->add_option("--to", arguments->folder, "Folder of the new project; that of FILE if left out")
        ->type_name("DIR");
    command->add_option("--command", arguments->command,
                        "The shell line that starts main.py; its options are carried over, too");
    command->add_option("--command-file", arguments->commandFile, "A shell script that holds that line")
        ->check(CLI::ExistingFile)
        ->excludes("--command");
    command->add_option("--model", arguments->model, "The model to train")->capture_default_str();
    command->add_flag("--force", arguments->force, "Replace a config.toml that is there");
    command->add_flag("--dry-run", arguments->dryRun, "Say what would become of it, and write nothing");
    command->add_flag("--json", arguments->json, "The report as JSON (docs/moving-in.md)");
    command->footer("Everything that is not carried over is named with its line. See docs/moving-in.md.");
    command->callback([&job, arguments] { job = [arguments] { return importConfig(*arguments); }; });
}

} // namespace sonorant::cli
