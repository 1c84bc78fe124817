// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/show_command.h"

#include "app/cli/show_checkpoint.h"
#include "app/cli/show_matrix.h"
#include "app/cli/show_text.h"

#include <algorithm>
#include <cctype>
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

/// The extension in small letters: recorders write ".WAV", too.
std::string lowerExtension(const Path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) {
        return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    return extension;
}

bool isStatistics(const Path& file, const std::string& extension) {
    return extension == ".bin" && file.filename().string().find("_mean_std_") != std::string::npos;
}

int show(const Arguments& arguments) {
    const Path file = arguments.file;
    const std::string extension = lowerExtension(file);
    if (isOneOf(extension, {".pt", ".pth"}))
        return showCheckpoint(makeEngine()->checkpoints().summarize(file));
    if (isOneOf(extension, {".wav", ".flac", ".aiff", ".ogg"})) return showWaveform(file);
    if (extension == ".npy") return showNpy(file, arguments.question);
    if (isOneOf(extension, {".lst", ".scp"})) return showNameList(file);
    if (extension == ".txt") return showText(file);
    if (extension == ".dic") return showSequences(file);
    if (extension == ".jsonl") return showRecords(file);
    if (extension == ".toml") return showConfiguration(file);
    if (isStatistics(file, extension)) return showStatistics(file);
    return showRawMatrix(file, arguments.question);
}

} // namespace

void addShowCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "show", "Describe a checkpoint, a feature file, a waveform or a text file of a project");
    command->add_option("FILE", arguments->file, "The file; what it is follows from its extension")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--dim", arguments->question.dimension, "Values per frame of a raw matrix")
        ->check(CLI::Range(1, 1 << 20));
    command->add_option("--project", arguments->question.project,
                        "Project that knows the dimension (default: the one that the file lies in)");
    command->add_flag("--each", arguments->question.eachDimension, "Statistics of each dimension, too");
    command->footer(
        "Checkpoints: .pt, .pth. Waveforms: .wav, .flac, .aiff, .ogg. NumPy arrays: .npy.\n"
        "Lists of names: .lst, .scp, .txt. Caches: .dic, *_mean_std_*.bin. Records of a run: .jsonl.\n"
        "Configurations: .toml. Everything else is read as raw float32 values.");
    command->callback([&job, arguments] { job = [arguments] { return show(*arguments); }; });
}

} // namespace sonorant::cli
