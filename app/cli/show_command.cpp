// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/show_command.h"

#include "app/cli/show_checkpoint.h"
#include "app/cli/show_matrix.h"

#include <filesystem>

namespace sonorant::cli {

namespace {

struct Arguments {
    std::string file;
    MatrixQuestion question;
};

bool isOneOf(const std::string& extension, std::initializer_list<const char*> names) {
    for (const char* const name : names)
        if (extension == name) return true;
    return false;
}

int show(Arguments arguments) {
    const Path file = arguments.file;
    const std::string extension = file.extension().string();
    if (isOneOf(extension, {".pt", ".pth"}))
        return showCheckpoint(makeEngine()->checkpoints().summarize(file));
    if (isOneOf(extension, {".wav", ".flac", ".aiff", ".ogg"})) return showWaveform(file);
    if (extension == ".npy") return showNpy(file, arguments.question);
    return showRawMatrix(file, arguments.question);
}

} // namespace

void addShowCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("show", "Describe a checkpoint, a feature file or a waveform");
    command->add_option("FILE", arguments->file, "A .pt, .npy, .wav, .flac or raw float32 file")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--dim", arguments->question.dimension, "Values per frame of a raw matrix")
        ->check(CLI::Range(1, 1 << 20));
    command->add_option("--project", arguments->question.project,
                        "Project that knows the dimension (default: the one that the file lies in)");
    command->add_flag("--each", arguments->question.eachDimension, "Statistics of each dimension, too");
    command->callback([&job, arguments] { job = [arguments] { return show(*arguments); }; });
}

} // namespace sonorant::cli
