// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/framework_log.h"

#include "core/base/text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace sonorant {

namespace {

/// Beyond any run, and far enough from the ends of their types that sums of them are safe.
constexpr std::int64_t mostSegments = std::int64_t(1) << 40;
constexpr int mostEpochs = 1'000'000'000;

template<typename Number>
bool readAll(std::string_view text, Number& number) {
    const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && code == std::errc() && stop == text.data() + text.size();
}

/// Losses may be "nan" and "inf", which from_chars reads as well.
bool readLosses(std::string_view text, std::vector<double>& losses) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        double loss = 0;
        if (!readAll(text.substr(0, end), loss)) return false;
        losses.push_back(loss);
        text = trimmed(text.substr(end));
    }
    return !losses.empty();
}

Path firstOf(const Path& folder, const char* stem) {
    for (const char* ending : {"", ".txt", ".log"}) {
        const Path file = folder / (std::string(stem) + ending);
        std::error_code failed;
        if (std::filesystem::is_regular_file(file, failed)) return file;
    }
    return {};
}

} // namespace

FrameworkLogs findFrameworkLogs(const Path& folder) {
    std::error_code failed;
    for (const char* ours : {"steps.jsonl", "epochs.jsonl"})
        if (std::filesystem::exists(folder / ours, failed)) return {};
    return {firstOf(folder, "log_train"), firstOf(folder, "log_err")};
}

std::optional<SegmentRecord> parseSegmentLine(std::string_view line) {
    // A name may hold anything: what follows it is looked for from the end.
    constexpr std::string_view timeMark = ", Time: ";
    const std::size_t time = line.rfind(timeMark);
    if (time == std::string_view::npos) return std::nullopt;
    SegmentRecord record;
    record.timeAndLoss = trimmed(line.substr(time));
    if (record.timeAndLoss.size() <= timeMark.size()) return std::nullopt; // torn right behind the mark
    std::string_view rest = record.timeAndLoss.substr(timeMark.size());
    const std::size_t unit = rest.find("s, Loss: ");
    if (unit == std::string_view::npos || !readAll(rest.substr(0, unit), record.seconds)) return std::nullopt;
    rest.remove_prefix(unit + 1);
    while (!rest.empty()) {
        constexpr std::string_view mark = ", Loss: ";
        if (rest.substr(0, mark.size()) != mark) return std::nullopt;
        rest.remove_prefix(mark.size());
        const std::size_t end = std::min(rest.find(','), rest.size());
        double loss = 0;
        if (!readAll(rest.substr(0, end), loss)) return std::nullopt;
        record.loss.push_back(loss);
        rest.remove_prefix(end);
    }
    const std::string_view head = line.substr(0, time);
    const std::size_t slash = head.rfind('/'), comma = head.rfind(", ", slash);
    if (slash == std::string_view::npos || comma == std::string_view::npos || record.loss.empty() ||
        !readAll(head.substr(comma + 2, slash - comma - 2), record.count) ||
        !readAll(head.substr(slash + 1), record.total) || record.count < 1 || record.total < record.count ||
        record.total > mostSegments)
        return std::nullopt;
    record.sequence = trimmed(head.substr(0, comma));
    return record;
}

std::optional<EpochRecord> parseEpochRow(std::string_view line) {
    std::array<std::string_view, 5> columns;
    std::string_view rest = trimmed(line);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::size_t end = i + 1 < columns.size() ? rest.find('|') : rest.size();
        if (end == std::string_view::npos) return std::nullopt;
        columns[i] = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    EpochRecord record;
    if (!readAll(columns[0], record.epoch) || record.epoch < 0 || record.epoch > mostEpochs ||
        !readAll(columns[1], record.seconds) || !readLosses(columns[2], record.trainLoss) ||
        !readLosses(columns[3], record.devLoss))
        return std::nullopt;
    const std::string_view best = columns[4].substr(0, columns[4].find(' '));
    if (best != "yes" && best != "no") return std::nullopt;
    record.best = best == "yes";
    record.lr = std::numeric_limits<double>::quiet_NaN();
    if (const std::size_t rate = columns[4].find("LR -> "); rate != std::string_view::npos) {
        const std::string_view text = trimmed(columns[4].substr(rate + 6));
        readAll(text.substr(0, text.find(' ')), record.lr);
    }
    return record;
}

} // namespace sonorant
