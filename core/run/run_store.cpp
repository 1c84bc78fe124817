// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_store.h"

#include "core/base/error.h"
#include "core/run/framework_log_reader.h"
#include "core/run/record_json.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <utility>

namespace sonorant {
namespace {

constexpr std::size_t longestLine = std::size_t(16) << 20;

std::uint64_t sizeOrZero(const Path& file) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(file, failed);
    return failed ? 0 : size;
}

std::string readPiece(const Path& file, std::uint64_t position, std::size_t count) {
    std::ifstream stream(file, std::ios::binary);
    std::string piece(count, '\0');
    stream.seekg(static_cast<std::streamoff>(position));
    stream.read(piece.data(), static_cast<std::streamsize>(count));
    if (stream.bad() || !stream.is_open())
        throw Error(ErrorKind::Unreadable, "the records of the run cannot be read", toUtf8(file),
                    "check that the folder is still there and may be read");
    piece.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return piece;
}

template<typename Record, typename Parse>
void parseLines(const std::vector<std::string>& lines, std::vector<Record>& records, RunStore::News& news,
                Parse parse) {
    for (const std::string& line : lines) {
        if (line.empty()) continue;
        try {
            records.push_back(parse(line));
        } catch (const Error& error) {
            if (news.refused++ == 0) news.firstRefused = error.what();
        }
    }
}

} // namespace

std::vector<std::string> LineTail::read(std::size_t maxBytes) {
    std::vector<std::string> lines;
    const std::uint64_t size = sizeOrZero(m_file);
    if (size < m_position) {
        m_position = 0;
        m_replaced = true;
    }
    if (size == m_position) return lines;
    const auto left = static_cast<std::size_t>(std::min<std::uint64_t>(size - m_position, longestLine));
    std::string piece = readPiece(m_file, m_position, std::min(maxBytes, left));
    // A line may be longer than what was asked for.
    if (piece.find('\n') == std::string::npos && left > piece.size())
        piece = readPiece(m_file, m_position, left);
    std::size_t begin = 0;
    for (auto end = piece.find('\n'); end != std::string::npos; end = piece.find('\n', begin)) {
        lines.push_back(piece.substr(begin, end - begin));
        begin = end + 1;
    }
    if (lines.empty() && piece.size() >= longestLine)
        throw Error(ErrorKind::Malformed, "a line longer than 16 MiB", toUtf8(m_file),
                    "the file is no record of a run; move it away");
    m_position += begin;
    return lines;
}

bool LineTail::wasReplaced() {
    return std::exchange(m_replaced, false);
}

std::uint64_t LineTail::behind() const {
    const std::uint64_t size = sizeOrZero(m_file);
    return size > m_position ? size - m_position : 0;
}

RunStore::RunStore(Path folder)
    : m_folder(std::move(folder)), m_steps(m_folder / "steps.jsonl"), m_epochs(m_folder / "epochs.jsonl") {}

RunStore::News RunStore::poll(std::size_t maxBytes) {
    if (!m_logs && m_steps.position() == 0 && m_epochs.position() == 0)
        if (FrameworkLogs logs = findFrameworkLogs(m_folder))
            m_logs = std::make_shared<FrameworkLogReader>(std::move(logs));
    if (m_logs) return m_logs->poll(maxBytes);
    News news;
    const auto stepLines = m_steps.read(maxBytes);
    if (m_steps.wasReplaced()) {
        news.restarted = true;
        m_epochs = LineTail(m_folder / "epochs.jsonl");
    }
    parseLines(stepLines, news.steps, news, parseStepRecord);
    // Epochs are placed by their steps, so they wait until these have been read.
    const bool stepsDone = stepLines.empty() || m_steps.behind() == 0;
    if (stepsDone) parseLines(m_epochs.read(maxBytes), news.epochs, news, parseEpochRecord);
    news.more = !stepLines.empty() && m_steps.behind() > 0;
    return news;
}

double RunStore::readPart() const {
    if (m_logs) return m_logs->readPart();
    const double done = static_cast<double>(m_steps.position());
    const double left = static_cast<double>(m_steps.behind());
    return done + left > 0 ? done / (done + left) : 1.0;
}

std::vector<Path> listRuns(const Path& projectFolder) {
    std::vector<std::pair<std::string, Path>> found;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(projectFolder / "runs", failed), end;
         !failed && entry != end; entry.increment(failed)) {
        const Path folder = entry->path();
        std::error_code ignored;
        const bool ours = std::filesystem::exists(folder / "steps.jsonl", ignored) ||
                          std::filesystem::exists(folder / "epochs.jsonl", ignored);
        // Names of ours begin with the time of their start. Others come behind them, whatever they are
        // called.
        if (ours || findFrameworkLogs(folder))
            found.emplace_back((ours ? "1" : "0") + toUtf8(folder.filename()), folder);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Path> folders;
    for (auto& run : found)
        folders.push_back(std::move(run.second));
    return folders;
}

RunSummary summarizeRun(const Path& runFolder) {
    RunSummary summary;
    summary.folder = runFolder;
    summary.name = toUtf8(runFolder.filename());
    std::error_code failed;
    const FrameworkLogs logs = findFrameworkLogs(runFolder);
    for (const Path& file : {runFolder / "steps.jsonl", runFolder / "epochs.jsonl", logs.train, logs.error}) {
        const auto written = std::filesystem::last_write_time(file, failed);
        if (failed) continue;
        const auto time = std::chrono::time_point_cast<std::chrono::system_clock::duration>(
            std::chrono::file_clock::to_sys(written));
        summary.changed = std::max(summary.changed, time);
    }
    LineTail tail(logs ? logs.train : runFolder / "epochs.jsonl");
    RunStore::News news;
    for (auto lines = tail.read(longestLine); !lines.empty(); lines = tail.read(longestLine)) {
        if (!logs) parseLines(lines, news.epochs, news, parseEpochRecord);
        for (const std::string& line : lines)
            if (auto row = logs ? parseEpochRow(line) : std::nullopt) news.epochs.push_back(std::move(*row));
    }
    for (const EpochRecord& epoch : news.epochs) {
        summary.epochs = std::max(summary.epochs, epoch.epoch + 1);
        if (!epoch.best) continue;
        summary.bestEpoch = epoch.epoch;
        summary.bestLoss = totalLoss(epoch.devLoss.empty() ? epoch.trainLoss : epoch.devLoss);
    }
    return summary;
}

double totalLoss(const std::vector<double>& losses) {
    if (losses.empty()) return std::numeric_limits<double>::quiet_NaN();
    return std::accumulate(losses.begin(), losses.end(), 0.0);
}

} // namespace sonorant
