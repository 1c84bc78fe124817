// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target without libFuzzer: the seed corpus, then damaged copies of it, the same ones each time.
// A child process does the reading; the parent watches its time and memory and keeps the input that it died
// of.
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/mutations.h"
#include "tests/fuzz/watched_child.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;
using namespace sonorant::fuzz;

namespace {

struct Options {
    std::vector<fs::path> inputs; ///< folders of seeds, or single files to be read in this very process
    std::uint64_t runs = 1000, seed = 1;
    double seconds = 0; ///< above 0: as many runs as fit, instead of `runs`
};

[[noreturn]] void usage(const char* program) {
    fmt::print(stderr,
               "{0} [--runs N] [--seed N] [--seconds S] FOLDER...   reads all files, then damaged copies\n"
               "{0} FILE...                                         reads these files here, for a debugger\n",
               program);
    std::exit(2);
}

Options optionsOf(int count, char** words) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (!word.starts_with("--")) {
            options.inputs.emplace_back(word);
            continue;
        }
        if (i + 1 == count) usage(words[0]);
        const char* const value = words[++i];
        if (word == "--runs")
            options.runs = std::strtoull(value, nullptr, 10);
        else if (word == "--seed")
            options.seed = std::strtoull(value, nullptr, 10);
        else if (word == "--seconds")
            options.seconds = std::strtod(value, nullptr);
        else
            usage(words[0]);
    }
    if (options.inputs.empty()) usage(words[0]);
    return options;
}

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        fmt::print(stderr, "{}: cannot be read\n", file.string());
        std::exit(2);
    }
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// All files of the folders, and single files, in an order that is the same everywhere.
std::vector<std::string> seedsOf(const std::vector<fs::path>& inputs) {
    std::vector<fs::path> files;
    for (const fs::path& input : inputs) {
        if (!fs::is_directory(input)) {
            files.push_back(input);
            continue;
        }
        for (const auto& entry : fs::directory_iterator(input))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> seeds;
    for (const fs::path& file : files)
        seeds.push_back(contentOf(file).substr(0, Mutator::longest));
    if (seeds.empty()) {
        fmt::print(stderr, "there are no seeds in {}\n", inputs.front().string());
        std::exit(2);
    }
    return seeds;
}

void readHere(std::string_view bytes) {
    // A copy of exactly this size on the heap, so that a sanitizer sees any step beyond it.
    const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
    LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

/// In the child: everything, announcing each input before it is read.
void runAll(const Options& options, const std::vector<std::string>& seeds, Blackboard& board) {
    const auto begun = std::chrono::steady_clock::now();
    const auto goOn = [&](std::uint64_t run) {
        if (options.seconds <= 0) return run < options.runs;
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() <
               options.seconds;
    };
    for (const std::string& seed : seeds) {
        board.announce(seed);
        readHere(seed);
    }
    Mutator mutator(options.seed, seeds);
    for (std::uint64_t run = 0; goOn(run); ++run) {
        const std::string bytes = mutator.next();
        board.announce(bytes);
        readHere(bytes);
    }
}

int tellFailure(const std::string& program, const Verdict& verdict) {
    std::size_t hash = std::hash<std::string>()(verdict.input);
    const fs::path file =
        fs::absolute(fmt::format("{}-{:016x}", fs::path(program).filename().string(), hash));
    std::ofstream(file, std::ios::binary)
        .write(verdict.input.data(), static_cast<std::streamsize>(verdict.input.size()));
    fmt::print(stderr,
               "\nFINDING after {} inputs: {}\nThe input ({} bytes) is kept in\n  {}\nAgain, in one "
               "process:\n  {} {}\n",
               verdict.inputs, verdict.what, verdict.input.size(), file.string(),
               fs::absolute(program).string(), file.string());
    return 1;
}

} // namespace

int main(int count, char** words) {
    const Options options = optionsOf(count, words);
    if (std::none_of(options.inputs.begin(), options.inputs.end(),
                     [](const fs::path& path) { return fs::is_directory(path); })) {
        for (const fs::path& file : options.inputs)
            readHere(contentOf(file));
        return 0;
    }
    const std::vector<std::string> seeds = seedsOf(options.inputs);
    const Verdict verdict = watch([&](Blackboard& board) { runAll(options, seeds, board); });
    if (!verdict.what.empty()) return tellFailure(words[0], verdict);
    fmt::print("{} inputs from {} seeds in {:.1f} s, peak {} MiB, slowest {:.2f} s: no finding\n",
               verdict.inputs, seeds.size(), verdict.seconds, verdict.peakMebibytes, verdict.slowestSeconds);
    return 0;
}
