// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/convert_command.h"

#include <fmt/format.h>

#include <filesystem>

namespace sonorant::cli {

namespace {

struct Arguments {
    std::string source, target;
    bool overwrite = false;
};

int convert(const Arguments& arguments) {
    const Path target = std::filesystem::absolute(arguments.target);
    if (std::filesystem::exists(target) && !arguments.overwrite) {
        printError("the target is there already", toUtf8(target), "add --overwrite, or name another file");
        return WrongUsage;
    }
    makeEngine()->checkpoints().exportWeights(arguments.source, target);
    fmt::print("{}\n", toUtf8(target));
    return Done;
}

} // namespace

void addConvertCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "convert", "Write the weights alone of an epoch checkpoint, as trained_network.pt");
    command->add_option("CHECKPOINT", arguments->source, "An epoch checkpoint, epoch_NNN.pt")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("TARGET", arguments->target, "File to write")->required();
    command->add_flag("--overwrite", arguments->overwrite, "Replace TARGET");
    command->callback([&job, arguments] { job = [arguments] { return convert(*arguments); }; });
}

} // namespace sonorant::cli
