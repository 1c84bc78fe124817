// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_folder.h"

#include "core/base/error.h"
#include "core/base/json_number.h"
#include "core/base/text.h"
#include "core/run/log_lines.h"
#include "core/run/record_json.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <chrono>
#include <ctime>
#include <fcntl.h>
#include <regex>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace sonorant {

namespace {

/// As much of a title as fits into the name of a file; whole letters of UTF-8.
std::string shortened(const std::string& title) {
    constexpr std::size_t longest = 200; // of 255 bytes; the date and a number need the rest
    if (title.size() <= longest) return title;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0) == 0x80)
        --end;
    return title.substr(0, end);
}

} // namespace

RunFolder RunFolder::create(const Path& project, const std::string& name) {
    const std::time_t now = std::time(nullptr);
    const std::string stem =
        fmt::format("{:%Y%m%d-%H%M%S}-{}", fmt::localtime(now), name.empty() ? "run" : shortened(name));
    const Path runs = project / "runs";
    makeFolder(runs);
    for (int attempt = 1;; ++attempt) {
        const Path folder = runs / (attempt == 1 ? stem : fmt::format("{}-{}", stem, attempt));
        std::error_code code;
        // create_directory tells whether this call made it, so that two runs of the same second do not share
        // one.
        if (std::filesystem::create_directory(folder, code)) return {folder};
        if (code) makeFolder(folder); // says why it cannot be made
    }
}

bool RunFolder::hasRecords() const {
    std::error_code none;
    for (const Path& records : {steps(), epochs()}) {
        const auto bytes = std::filesystem::file_size(records, none);
        if (!none && bytes > 0) return true;
    }
    return false;
}

bool RunFolder::isRunningHere() const {
    try {
        const auto json = nlohmann::json::parse(readFile(state(), 1 << 20), nullptr, false);
        return json.is_object() && json.value("state", "") == "running" &&
               wholeNumber(json, "pid", 0) == ::getpid();
    } catch (const Error&) {
        return false; // no state yet
    } catch (const nlohmann::json::exception&) {
        return false; // of another kind than ours
    }
}

ReadResult readRunConfig(const RunFolder& run, const Path& project) {
    return readProjectText(readFile(run.config(), 1 << 22), project / "config.toml");
}

namespace {

/// What a killed process did not get to rename (see writeFileAtomically). Only the run writes into its
/// folder, but for the marks of what is kept.
void removeLeftOvers(const Path& folder) {
    static const std::regex leftOver(R"((?!kept\.json).*\.[0-9]+-[0-9]+\.tmp)");
    std::error_code code;
    std::vector<Path> files;
    for (const std::filesystem::directory_entry& entry : std::filesystem::directory_iterator(folder, code))
        if (std::regex_match(entry.path().filename().string(), leftOver)) files.push_back(entry.path());
    for (const Path& file : files)
        std::filesystem::remove(file, code);
}

} // namespace

RunWriter::RunWriter(RunFolder folder) : m_folder(std::move(folder)) {
    makeFolder(m_folder.folder);
    m_errorLog = AppendFile(m_folder.errorLog());
    // This file is never replaced, so its lock stands for the folder as long as the run lasts; the others are
    // left alone until it is held, because opening them ends a line that another process may be writing.
    if (!m_errorLog.tryLock())
        throw Error(ErrorKind::Unwritable, "another process is training into this run folder",
                    toUtf8(m_folder.folder), "wait for it to end, or train into another folder");
    removeLeftOvers(m_folder.folder);
    m_steps = AppendFile(m_folder.steps());
    m_epochs = AppendFile(m_folder.epochs());
    m_trainLog = AppendFile(m_folder.trainLog());
}

void RunWriter::begin(const std::string& configText) {
    writeFileAtomically(m_folder.config(), configText);
    if (fileSize(m_folder.trainLog()) == 0) m_trainLog.writeLine(epochHeading());
    writeState("running", "");
}

void RunWriter::step(const StepRecord& record, std::int64_t firstCount, std::int64_t total) {
    if (m_step != record.step) {
        m_steps.writeLine(toJsonLine(record));
        m_segmentLines = 0;
    }
    m_step = record.step;
    const double perSegment = record.sequences.empty()
                                  ? record.seconds
                                  : record.seconds / static_cast<double>(record.sequences.size());
    for (; m_segmentLines < record.sequences.size(); ++m_segmentLines)
        m_errorLog.writeLine(segmentLine(record.sequences[m_segmentLines],
                                         firstCount + static_cast<std::int64_t>(m_segmentLines), total,
                                         perSegment, record.loss));
}

void RunWriter::epoch(const EpochRecord& record, const std::string& row) {
    if (m_epoch != record.epoch) m_epochs.writeLine(toJsonLine(record));
    m_epoch = record.epoch;
    m_trainLog.writeLine(row);
}

std::vector<std::string> RunWriter::dropRecordsAfter(std::int64_t step, int epochsDone,
                                                     const std::string& rows) {
    m_trainLog.close();
    writeFileAtomically(m_folder.trainLog(), epochHeading() + "\n" + rows);
    m_trainLog = AppendFile(m_folder.trainLog());
    std::vector<std::string> damages;
    const auto keep = [&damages](const Path& file, AppendFile& open, const auto& isBefore) {
        std::string kept;
        std::size_t unreadable = 0;
        bool lastWasTorn = false;
        const std::string text = readFile(file);
        forEachLine(text, [&](std::string_view line) {
            lastWasTorn = false;
            try {
                if (isBefore(line)) kept.append(line) += '\n';
            } catch (const Error&) {
                ++unreadable;
                lastWasTorn = true;
            }
        });
        if (kept == text) return;
        // The last line may be one that a crash tore; any other was a record once.
        if (unreadable > (lastWasTorn ? 1 : 0)) {
            Path beside = file;
            beside += ".damaged";
            writeFileAtomically(beside, text);
            damages.push_back(fmt::format("{}: {} cannot be read, left out; the file as it was is {}",
                                          toUtf8(file.filename()), counted(unreadable, "line"),
                                          toUtf8(beside.filename())));
        }
        open.close();
        writeFileAtomically(file, kept);
        open = AppendFile(file);
    };
    keep(m_folder.steps(), m_steps,
         [&](std::string_view line) { return parseStepRecord(line).step <= step; });
    keep(m_folder.epochs(), m_epochs,
         [&](std::string_view line) { return parseEpochRecord(line).epoch < epochsDone; });
    return damages;
}

void RunWriter::flush() const {
    for (const Path& file : {m_folder.steps(), m_folder.epochs(), m_folder.trainLog()}) {
        // Whichever descriptor asks, the file's data are written.
        const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
        const bool written = descriptor >= 0 && ::fdatasync(descriptor) == 0;
        const int problem = errno;
        if (descriptor >= 0) ::close(descriptor);
        if (!written)
            throw Error(ErrorKind::Unwritable, std::generic_category().message(problem), toUtf8(file),
                        "see whether the disk is full or gone");
    }
}

void RunWriter::message(const Message& message) {
    const char* const level = message.level == MessageLevel::Error     ? "ERROR: "
                              : message.level == MessageLevel::Warning ? "WARNING: "
                                                                       : "";
    m_errorLog.writeLine(level + message.text + (message.hint.empty() ? "" : " (" + message.hint + ")"));
}

void RunWriter::outcome(const TrainingOutcome& outcome) {
    if (!outcome.message.empty()) m_errorLog.writeLine(outcome.message);
    writeState(toText(outcome.kind), outcome.message);
}

void RunWriter::writeState(const std::string& state, const std::string& message) {
    char host[256] = {};
    ::gethostname(host, sizeof host - 1);
    const nlohmann::json json = {
        {"v", 1}, {"state", state}, {"message", message}, {"host", host}, {"pid", ::getpid()}};
    writeFileAtomically(m_folder.state(),
                        json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

} // namespace sonorant
