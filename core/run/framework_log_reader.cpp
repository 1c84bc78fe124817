// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/framework_log_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sonorant {

namespace {

constexpr std::int64_t longestSegment = std::int64_t(1) << 40; ///< beyond any; sums of such are safe
constexpr std::size_t surveyPiece = std::size_t(8) << 20;

/// Output steps of a segment: the fourth field of its text, counted from the end, as a name may hold commas.
std::int64_t lengthOf(std::string_view sequence) {
    const std::size_t last = sequence.rfind(',');
    const std::size_t before =
        last == std::string_view::npos || last == 0 ? last : sequence.rfind(',', last - 1);
    if (last == std::string_view::npos || before == std::string_view::npos) return 0;
    std::int64_t length = 0;
    std::from_chars(sequence.data() + before + 1, sequence.data() + last, length);
    return std::clamp<std::int64_t>(length, 0, longestSegment);
}

/// No losses at all: how the framework shows a run without validation set.
bool isZero(const std::vector<double>& losses) {
    return std::all_of(losses.begin(), losses.end(), [](double loss) { return loss == 0; });
}

} // namespace

FrameworkLogReader::FrameworkLogReader(FrameworkLogs logs)
    : m_logs(std::move(logs)), m_segments(m_logs.error), m_rows(m_logs.train) {}

void FrameworkLogReader::begin() {
    const FrameworkLogs logs = m_logs;
    *this = FrameworkLogReader(logs);
    survey();
    m_epoch = m_firstEpoch;
    m_begun = true;
}

void FrameworkLogReader::survey() {
    LineTail rows(m_logs.train);
    int last = -1;
    bool any = false, validated = false;
    for (auto lines = rows.read(surveyPiece); !lines.empty(); lines = rows.read(surveyPiece))
        for (const std::string& line : lines)
            if (const auto row = parseEpochRow(line)) {
                last = row->epoch;
                m_rates[row->epoch] = row->lr;
                any = true;
                validated = validated || !isZero(row->devLoss);
            }
    m_validates = !any || validated;
    // Passes by their number of segments, and how many of them came to their end.
    LineTail segments(m_logs.error);
    std::int64_t previous = 0, total = 0;
    int ended = 0, endedTraining = 0, endedValidation = 0;
    for (auto lines = segments.read(surveyPiece); !lines.empty(); lines = segments.read(surveyPiece))
        for (const std::string& line : lines)
            if (const auto segment = parseSegmentLine(line)) {
                if (m_trainTotal == 0) m_trainTotal = segment->total;
                if (segment->count <= previous || segment->total != total) total = segment->total;
                previous = segment->count;
                m_totalsDiffer = m_totalsDiffer || segment->total != m_trainTotal;
                if (segment->count < segment->total) continue;
                ++ended;
                ++(segment->total == m_trainTotal ? endedTraining : endedValidation);
            }
    const int epochs = m_totalsDiffer ? endedValidation : m_validates ? ended / 2 : endedTraining;
    m_firstEpoch = std::max(0, last + 1 - epochs);
}

RunStore::News FrameworkLogReader::poll(std::size_t maxBytes) {
    RunStore::News news;
    const bool first = !m_begun;
    if (first) begin();
    const std::vector<std::string> lines = m_segments.read(maxBytes);
    if (m_segments.wasReplaced()) {
        m_begun = false;
        news = poll(maxBytes);
        news.restarted = true;
        return news;
    }
    for (const std::string& line : lines)
        take(line, news);
    news.more = !lines.empty() && m_segments.behind() > 0;
    if (news.more) return news;
    // A mini-batch may still get segments, unless its pass is complete.
    if (m_open && m_count == m_total) endBatch(news);
    takeRows(news);
    return news;
}

void FrameworkLogReader::takeRows(RunStore::News& news) {
    for (const std::string& line : m_rows.read(std::size_t(16) << 20)) {
        auto row = parseEpochRow(line);
        if (!row) continue;
        if (!m_validates && isZero(row->devLoss)) row->devLoss.clear();
        m_rates[row->epoch] = row->lr;
        news.epochs.push_back(std::move(*row));
    }
}

void FrameworkLogReader::take(const std::string& line, RunStore::News& news) {
    const auto segment = parseSegmentLine(line);
    if (!segment) return; // messages, which the log shows
    const bool begins = segment->count <= m_count || segment->total != m_total || m_passes == 0;
    if (m_open && (begins || segment->timeAndLoss != m_openText)) endBatch(news);
    if (begins) nextPass(segment->total);
    m_count = segment->count;
    if (!m_open) {
        m_openText = segment->timeAndLoss;
        m_open.emplace();
        m_open->epoch = m_epoch;
        m_open->phase = m_phase;
        m_open->loss = segment->loss;
        m_open->lr = std::numeric_limits<double>::quiet_NaN();
    }
    m_open->sequences.emplace_back(segment->sequence);
    m_open->seconds += segment->seconds;
    m_open->samples += lengthOf(segment->sequence);
}

void FrameworkLogReader::nextPass(std::int64_t total) {
    // A log that was empty when it was looked through tells it now.
    if (m_trainTotal == 0) m_trainTotal = total;
    m_totalsDiffer = m_totalsDiffer || total != m_trainTotal;
    const bool complete = m_count == m_total;
    const Phase before = m_phase;
    if (m_totalsDiffer)
        m_phase = total == m_trainTotal ? Phase::Train : Phase::Validation;
    else if (m_passes > 0 && m_validates && complete)
        m_phase = before == Phase::Train ? Phase::Validation : Phase::Train;
    else
        m_phase = Phase::Train;
    // A pass that broke off is done again, in the same epoch.
    if (m_passes > 0 && m_phase == Phase::Train && complete) ++m_epoch;
    ++m_passes;
    m_total = total;
    m_batch = m_batchSize = 0;
}

void FrameworkLogReader::endBatch(RunStore::News& news) {
    StepRecord& record = *m_open;
    const auto size = static_cast<std::int64_t>(record.sequences.size());
    m_batchSize = std::max(m_batchSize, size);
    record.batch = ++m_batch;
    // All mini-batches but the last of a pass have the same size.
    record.of = std::max(m_batch, (m_total + m_batchSize - 1) / m_batchSize);
    if (record.phase == Phase::Train) ++m_step;
    record.step = m_step;
    m_time += record.seconds;
    record.time = m_time;
    if (const auto rate = m_rates.find(record.epoch - 1); rate != m_rates.end()) record.lr = rate->second;
    news.steps.push_back(std::move(record));
    m_open.reset();
}

double FrameworkLogReader::readPart() const {
    const double done = static_cast<double>(m_segments.position()),
                 left = static_cast<double>(m_segments.behind());
    return done + left > 0 ? done / (done + left) : 1.0;
}

} // namespace sonorant
