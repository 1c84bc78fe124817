// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_log.h"

#include "core/base/error.h"
#include "core/run/framework_log.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"

#include <utility>

namespace sonorant {

namespace {

Message messageOf(const std::string& line) {
    for (const auto& [level, word] : {std::pair(MessageLevel::Error, std::string("ERROR: ")),
                                      std::pair(MessageLevel::Warning, std::string("WARNING: "))})
        if (line.compare(0, word.size(), word) == 0) return {level, line.substr(word.size()), {}};
    return {MessageLevel::Info, line, {}};
}

} // namespace

RunLogReader::RunLogReader(Path runFolder, std::uint64_t most)
    : m_folder(std::move(runFolder)), m_log(Path()), m_epochs(Path()) {
    const FrameworkLogs logs = findFrameworkLogs(m_folder);
    m_isFramework = static_cast<bool>(logs);
    m_log = LineTail(m_isFramework ? logs.error : RunFolder{m_folder}.errorLog());
    m_epochs = LineTail(m_isFramework ? logs.train : RunFolder{m_folder}.epochs());
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
    for (const std::string& line : epochs)
        takeEpoch(line);
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
    const auto segment = parseSegmentLine(line);
    if (!segment) {
        news.entries.push_back({messageOf(line), std::nullopt});
        return;
    }
    if (segment->count < segment->total || m_waiting.empty()) return;
    const int passes = m_waiting.front().devLoss.empty() ? 1 : 2;
    if (++m_passesEnded >= passes) tellEpoch(news);
}

void RunLogReader::takeEpoch(const std::string& line) {
    try {
        if (!m_isFramework)
            m_waiting.push_back(parseEpochRecord(line));
        else if (auto row = parseEpochRow(line))
            m_waiting.push_back(std::move(*row));
    } catch (const Error&) {
        // The curves' reader tells of lines that are no records.
    }
}

void RunLogReader::tellEpoch(News& news) {
    news.entries.push_back({{}, std::move(m_waiting.front())});
    m_waiting.pop_front();
    m_passesEnded = 0;
}

} // namespace sonorant
