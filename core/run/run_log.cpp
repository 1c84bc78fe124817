// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_log.h"

#include "core/base/error.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"

#include <cstdlib>
#include <utility>

namespace sonorant {

namespace {

/// Whether this is the line of a segment (log_lines.h), and if so, of the last one of its pass.
struct SegmentLine {
    bool is = false, last = false;
};

SegmentLine segmentLineOf(const std::string& line) {
    const std::size_t time = line.find("s, Loss: ");
    const std::size_t seconds = time == std::string::npos ? time : line.rfind(", Time: ", time);
    if (seconds == std::string::npos) return {};
    const std::size_t slash = line.rfind('/', seconds);
    const std::size_t count = slash == std::string::npos ? slash : line.rfind(", ", slash);
    if (count == std::string::npos) return {};
    const long long number = std::atoll(line.c_str() + count + 2);
    return {true, number > 0 && number == std::atoll(line.c_str() + slash + 1)};
}

Message messageOf(const std::string& line) {
    for (const auto& [level, word] : {std::pair(MessageLevel::Error, std::string("ERROR: ")),
                                      std::pair(MessageLevel::Warning, std::string("WARNING: "))})
        if (line.compare(0, word.size(), word) == 0) return {level, line.substr(word.size()), {}};
    return {MessageLevel::Info, line, {}};
}

} // namespace

RunLogReader::RunLogReader(Path runFolder, std::uint64_t most)
    : m_folder(std::move(runFolder)), m_log(RunFolder{m_folder}.errorLog()),
      m_epochs(RunFolder{m_folder}.epochs()) {
    if (m_log.behind() > most) {
        m_log.skipTo(m_log.behind() - most);
        m_shortened = true;
    }
}

RunLogReader::News RunLogReader::poll(std::size_t maxBytes) {
    News news;
    news.shortened = std::exchange(m_shortened, false);
    const std::vector<std::string> epochs = m_epochs.read(maxBytes);
    std::vector<std::string> lines = m_log.read(maxBytes);
    if (m_log.wasReplaced() || m_epochs.wasReplaced()) {
        const bool shortened = news.shortened;
        *this = RunLogReader(m_folder);
        news = poll(maxBytes);
        news.restarted = true;
        news.shortened = news.shortened || shortened;
        return news;
    }
    for (const std::string& line : epochs) {
        try {
            m_waiting.push_back(parseEpochRecord(line));
        } catch (const Error&) {
            // The curves' reader tells of lines that are no records.
        }
    }
    for (const std::string& line : lines)
        take(line, news);
    news.more = !lines.empty() && m_log.behind() > 0;
    // Whatever the log does not place ends up behind it.
    if (!news.more)
        while (!m_waiting.empty())
            tellEpoch(news);
    return news;
}

void RunLogReader::take(const std::string& line, News& news) {
    if (line.empty()) return;
    const SegmentLine segment = segmentLineOf(line);
    if (!segment.is) {
        news.entries.push_back({messageOf(line), std::nullopt});
        return;
    }
    if (!segment.last || m_waiting.empty()) return;
    const int passes = m_waiting.front().devLoss.empty() ? 1 : 2;
    if (++m_passesEnded >= passes) tellEpoch(news);
}

void RunLogReader::tellEpoch(News& news) {
    news.entries.push_back({{}, std::move(m_waiting.front())});
    m_waiting.pop_front();
    m_passesEnded = 0;
}

} // namespace sonorant
