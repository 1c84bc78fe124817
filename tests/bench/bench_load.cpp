// SPDX-License-Identifier: GPL-3.0-or-later
// Time and memory under load: many utterances, a long corpus, a long history, many runs. Under ctest a small
// amount of each shows that it works; `bench_load --real [FOLDER]` makes the table of docs/reliability.md.
#include "core/check/project_check.h"
#include "core/corpus/corpus.h"
#include "core/run/checkpoint_catalogue.h"
#include "core/run/run_log.h"
#include "core/run/run_store.h"
#include "tests/bench/load_data.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sonorant;

namespace {

using Clock = std::chrono::steady_clock;

void require(bool holds, const std::string& what) {
    if (!holds) throw std::runtime_error(what);
}

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Runs in a process of its own, so that the peak of memory is this step's alone. Prints a row of the table.
bool measure(const std::string& what, const std::function<void()>& work) {
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child < 0) return false;
    if (child == 0) {
        try {
            const auto begin = Clock::now();
            work();
            fmt::print("| {} | {:.2f} s |", what, secondsSince(begin));
            std::fflush(nullptr);
            ::_exit(0);
        } catch (const std::exception& failed) {
            fmt::print(stderr, "{}: {}\n", what, failed.what());
            ::_exit(1);
        }
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    fmt::print(" {:.2f} s | {} MiB |\n", seconds(usage.ru_utime) + seconds(usage.ru_stime),
               usage.ru_maxrss >> 10);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void scan(const ProjectConfig& config, std::size_t sequences, bool cached) {
    Issues issues;
    const CorpusSet set = scanTraining(config, {}, issues);
    require(issues.empty(), issues.empty() ? "" : issues.front().message);
    require(set.size() == sequences, fmt::format("expected {} sequences, found {}", sequences, set.size()));
    require(set.subsets.front().cached == cached, "the caches were not used as expected");
}

ProjectConfig withoutStatistics(ProjectConfig config) {
    config.data.inputNorm = {false, false};
    config.data.trnSetName = {{"lengths"}, false};
    return config;
}

bool manyUtterances(const Path& root, int count) {
    ProjectConfig config;
    const auto number = static_cast<std::size_t>(count);
    bool good = true;
    config = load::makeManyUtterances(root, count);
    const std::string amount = fmt::format("{} utterances, ", count);
    ProjectConfig unlisted = withoutStatistics(config);
    unlisted.data.trnList = {{}};
    unlisted.data.trnSetName = {{"unlisted"}, false};
    good &= measure(amount + "from a list: names and lengths",
                    [&] { scan(withoutStatistics(config), number, false); });
    good &= measure(amount + "from the folders alone", [&] { scan(unlisted, number, false); });
    good &= measure(amount + "with mean and deviation", [&] { scan(config, number, false); });
    good &= measure(amount + "again, from the caches", [&] { scan(config, number, true); });
    good &= measure(amount + "checked, every value", [&] {
        const CheckReport report = checkProject(config, {});
        require(report.checks.size() == number, "not every utterance was checked");
        require(report.counts()[2] == 0, "the check found errors in whole files");
    });
    return good;
}

bool longCorpus(const Path& root, int files, double seconds) {
    const ProjectConfig config = load::makeLongCorpus(root, files, seconds);
    const std::string amount = fmt::format("{:.1f} h of 16 kHz in {} files, ", files * seconds / 3600, files);
    const auto segments = static_cast<std::size_t>(files) * static_cast<std::size_t>(seconds / 2);
    bool good = true;
    good &= measure(amount + "lengths of 2-s segments",
                    [&] { scan(withoutStatistics(config), segments, false); });
    good &= measure(amount + "with mean and deviation", [&] { scan(config, segments, false); });
    good &= measure(amount + "again, from the caches", [&] { scan(config, segments, true); });
    return good;
}

bool longHistory(const Path& root, int epochs, int batches) {
    const Path run = root / "runs/long";
    load::makeRun(run, epochs, batches);
    const std::string amount = fmt::format("{} epochs of {} mini-batches, ", epochs, batches);
    bool good = true;
    good &= measure(amount + "all curves read", [&] {
        RunStore store(run);
        std::size_t steps = 0, rows = 0;
        for (bool more = true; more;) {
            const RunStore::News news = store.poll();
            steps += news.steps.size();
            rows += news.epochs.size();
            more = news.more;
        }
        require(rows == static_cast<std::size_t>(epochs) && steps == rows * static_cast<std::size_t>(batches),
                "records are missing");
    });
    good &= measure(amount + "its line in the list",
                    [&] { require(summarizeRun(run).epochs == epochs, "epochs"); });
    good &= measure(amount + "its checkpoints listed", [&] {
        CheckpointCatalogue catalogue;
        catalogue.setProject(root);
        catalogue.scan();
        require(catalogue.runs().size() == 1 &&
                    catalogue.runs().front()->files.size() == static_cast<std::size_t>(epochs) + 1,
                "checkpoints are missing");
    });
    return good;
}

bool manyRuns(const Path& root, int runs) {
    load::makeRuns(root, runs);
    const std::string amount = fmt::format("{} runs, ", runs);
    bool good = true;
    good &= measure(amount + "the list of runs", [&] {
        const std::vector<Path> found = listRuns(root);
        require(found.size() == static_cast<std::size_t>(runs), "runs are missing");
        for (const Path& run : found)
            require(summarizeRun(run).epochs == 20, "epochs are missing");
    });
    CheckpointCatalogue catalogue;
    const auto look = [&] {
        catalogue.setProject(root);
        catalogue.scan();
        require(catalogue.runs().size() == static_cast<std::size_t>(runs), "runs are missing");
    };
    good &= measure(amount + "their checkpoints", look);
    look();
    good &= measure(amount + "looked at again", [&] { require(!catalogue.scan(), "nothing changed"); });
    return good;
}

} // namespace

int main(int count, char** words) {
    const bool real = count > 1 && std::string_view(words[1]) == "--real";
    const Path base = count > 2 ? Path(words[2]) : std::filesystem::temp_directory_path();
    const Path root = base / fmt::format("sonorant-load-{}", ::getpid());
    bool good = true;
    fmt::print("| what | time | processor time | peak memory |\n|---|---|---|---|\n");
    try {
        good &= manyUtterances(root / "many", real ? 100000 : 600);
        good &= longCorpus(root / "long", real ? 288 : 6, real ? 300 : 20);
        good &= longHistory(root / "history", real ? 1000 : 30, real ? 300 : 10);
        good &= manyRuns(root / "runs", real ? 500 : 10);
    } catch (const std::exception& failed) {
        fmt::print(stderr, "{}\n", failed.what());
        good = false;
    }
    std::error_code ignored;
    std::filesystem::remove_all(root, ignored);
    return good ? 0 : 1;
}
