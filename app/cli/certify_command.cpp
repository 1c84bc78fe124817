// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/certify_command.h"

#include "app/cli/certify_report.h"
#include "app/cli/interrupt.h"
#include "core/config/project_file.h"

#include <fmt/format.h>

#include <filesystem>

namespace sonorant::cli {

namespace {

struct Arguments {
    std::string model, project, checkpoint, reference, json;
    std::vector<std::string> settings;
    double within = usualRoundingMultiple;
};

/// The project's options, or the defaults of the model. @throws Refused
ProjectConfig configOf(const Arguments& arguments) {
    ProjectConfig config;
    if (!arguments.project.empty()) {
        config = loadProject({arguments.project, arguments.settings});
        if (arguments.model.empty() || arguments.model == config.model.name) return config;
        printError(fmt::format("the project's model is {}, not {}", config.model.name, arguments.model),
                   toUtf8(config.file), "leave out --model, or --project");
        throw Refused{WrongUsage};
    }
    if (arguments.model.empty()) {
        printError("no model was named", {}, "give --model NAME, or --project DIR");
        throw Refused{WrongUsage};
    }
    // Only what the text says can be wrong: the model's name.
    ReadResult read =
        readProjectText(fmt::format("[model]\nname = \"{}\"\n", arguments.model), "config.toml");
    Issues issues = read.issues;
    for (const Issue& issue : applySettings(read.config, arguments.settings))
        issues.push_back(issue);
    printIssues(issues);
    if (hasErrors(issues)) throw Refused{WrongUsage};
    return read.config;
}

int certify(const Arguments& arguments) {
    CertifyRequest request;
    request.config = configOf(arguments);
    request.checkpoint = std::filesystem::absolute(arguments.checkpoint);
    request.reference = std::filesystem::absolute(arguments.reference);
    request.within = arguments.within;
    const InterruptToken interrupt;
    Display display;
    JobDisplay job(display);
    const Certificate certificate =
        makeEngine()->certificates().certify(request, job.control(interrupt.token()));
    display.clear();
    for (const std::string& line : certificateLines(certificate))
        display.line(line);
    if (!arguments.json.empty())
        writeFileAtomically(std::filesystem::absolute(arguments.json),
                            certificateJson(request, certificate) + "\n");
    return certificate.agrees ? Done : Failed;
}

} // namespace

void addCertifyCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "certify", "Compare a model, module by module, with inputs and outputs recorded in Python "
                   "(docs/certifying.md). Exit status 0: every difference is rounding, 1: not");
    command->add_option("--model", arguments->model,
                        "The model, e.g. hn-nsf, with its default hyper-parameters");
    command->add_option("--project", arguments->project,
                        "Folder of a project, or its config.toml: its model and hyper-parameters");
    command->add_option("--checkpoint", arguments->checkpoint, "The weights, in any kind of checkpoint")
        ->required()
        ->check(CLI::ExistingFile);
    command
        ->add_option("--reference", arguments->reference, "Folder of recorded files (*.pt), or one of them")
        ->required()
        ->check(CLI::ExistingPath);
    command->add_option("--within", arguments->within, "How many times our rounding a difference may be")
        ->check(CLI::Range(1.0, 1e6))
        ->capture_default_str();
    command->add_option("--json", arguments->json, "Also write the certificate to this file, as JSON");
    command->add_option("--set", arguments->settings, "Another value for an option. May be repeated")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command->callback([&job, arguments] { job = [arguments] { return certify(*arguments); }; });
}

} // namespace sonorant::cli
