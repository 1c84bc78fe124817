// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/show_text.h"

#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/config/project_file.h"
#include "core/io/dic.h"
#include "core/io/name_list.h"
#include "core/io/raw_matrix.h"
#include "core/run/record_json.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <vector>

namespace sonorant::cli {

namespace {

void describeNames(const Path& file, const std::vector<std::string>& names) {
    fmt::print("{}\nlist of {}\n", toUtf8(file), counted(names.size(), "name"));
    const std::size_t different = std::set<std::string>(names.begin(), names.end()).size();
    if (different < names.size())
        fmt::print("{} more than once\n", counted(names.size() - different, "line"));
    if (!names.empty()) fmt::print("{}\n", nameSome(names));
}

/// Without blank lines.
std::vector<std::string> filledLines(const Path& file) {
    constexpr std::uint64_t largest = std::uint64_t(1) << 30;
    const std::string text = readFile(file, largest);
    std::vector<std::string> lines;
    forEachLine(text, [&lines](std::string_view line) {
        if (!trimmed(line).empty()) lines.emplace_back(line);
    });
    return lines;
}

/// Names hold no white space as far as a list can be told from prose.
bool couldBeNames(const std::vector<std::string>& lines) {
    return !lines.empty() && std::all_of(lines.begin(), lines.end(), [](const std::string& line) {
        const std::string_view name = trimmed(line);
        return name.find_first_of(" \t,;") == std::string_view::npos && isSafeRelativeName(name);
    });
}

/// Counts the lines that `parse` understands; the last of them, perhaps still being written, may be torn.
/// @throws Error Malformed, naming the line
template<typename Record>
std::vector<Record> parseLines(const std::vector<std::string>& lines, const Path& file,
                               Record (*parse)(std::string_view)) {
    std::vector<Record> records;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        try {
            records.push_back(parse(lines[i]));
        } catch (const Error& error) {
            if (i + 1 == lines.size() && !records.empty()) break;
            throw Error(error.kind(), fmt::format("line {}: {}", i + 1, error.message()), toUtf8(file),
                        error.hint());
        }
    }
    return records;
}

std::string lossText(const std::vector<double>& losses) {
    return fmt::format("{:.6g}", fmt::join(losses, " + "));
}

std::string count(const ReadResult& read, Severity severity) {
    const auto found = std::count_if(read.issues.begin(), read.issues.end(),
                                     [severity](const Issue& issue) { return issue.severity == severity; });
    return counted(static_cast<std::size_t>(found), severity == Severity::Error ? "error" : "warning");
}

} // namespace

int showNameList(const Path& file) {
    describeNames(file, readNameList(file));
    return Done;
}

int showText(const Path& file) {
    const std::vector<std::string> lines = filledLines(file);
    if (couldBeNames(lines)) return showNameList(file);
    fmt::print("{}\ntext of {}\n", toUtf8(file), counted(lines.size(), "line"));
    return Done;
}

int showSequences(const Path& file) {
    const std::vector<DicEntry> entries = readDic(file);
    std::set<std::string> names;
    std::int64_t length = 0;
    for (const DicEntry& entry : entries) {
        names.insert(entry.seqName);
        length += entry.length;
    }
    fmt::print("{}\ncache of {} of {}, {} output steps in all\n", toUtf8(file),
               counted(entries.size(), "segment"), counted(names.size(), "utterance"), length);
    return Done;
}

int showRecords(const Path& file) {
    const std::vector<std::string> lines = filledLines(file);
    fmt::print("{}\n", toUtf8(file));
    const std::string name = file.filename().string();
    if (name == "steps.jsonl") {
        const auto steps = parseLines(lines, file, parseStepRecord);
        fmt::print("{} of mini-batches\n", counted(steps.size(), "record"));
        if (!steps.empty())
            fmt::print("the last: epoch {}, {} {}/{}, loss {}\n", steps.back().epoch + 1,
                       toText(steps.back().phase), steps.back().batch, steps.back().of,
                       lossText(steps.back().loss));
    } else if (name == "epochs.jsonl") {
        const auto epochs = parseLines(lines, file, parseEpochRecord);
        fmt::print("{} of epochs\n", counted(epochs.size(), "record"));
        for (const EpochRecord& epoch : epochs)
            fmt::print("epoch {}: training loss {}{}{}\n", epoch.epoch + 1, lossText(epoch.trainLoss),
                       epoch.devLoss.empty() ? std::string() : ", validation loss " + lossText(epoch.devLoss),
                       epoch.best ? " (best)" : "");
    } else {
        fmt::print("{}, one per line\n", counted(lines.size(), "record"));
    }
    return Done;
}

int showConfiguration(const Path& file) {
    const ReadResult read = readProject(file);
    const ProjectConfig& config = read.config;
    fmt::print("{}\nconfiguration of the model {}: {}, {}\n", toUtf8(file),
               config.model.name.empty() ? "(none)" : config.model.name, count(read, Severity::Error),
               count(read, Severity::Warning));
    fmt::print("{} for training, {} for generation\n", counted(config.data.inputDirs.size(), "subset"),
               counted(config.inference.testInputDirs.size(), "subset"));
    printIssues(read.issues);
    return hasErrors(read.issues) ? WrongUsage : Done;
}

int showStatistics(const Path& file) {
    const MappedMatrix matrix(file, 1);
    const auto values = matrix.values();
    if (matrix.remainder() > 0 || values.size() % 2 != 0)
        throw Error(
            ErrorKind::Malformed,
            fmt::format("expected as many means as deviations (float32), found {} bytes", fileSize(file)),
            toUtf8(file), "delete the cache: it is made anew");
    const std::size_t dimensions = values.size() / 2;
    fmt::print("{}\ncache of statistics of {}\n", toUtf8(file), counted(dimensions, "dimension"));
    for (std::size_t i = 0; i < dimensions; ++i)
        fmt::print("dimension {}: mean {:.6g}, deviation {:.6g}\n", i, values[i], values[dimensions + i]);
    return Done;
}

} // namespace sonorant::cli
