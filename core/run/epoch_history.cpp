// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/epoch_history.h"

#include "core/base/text.h"
#include "core/io/mapped_file.h"
#include "core/io/pickle_reader.h"
#include "core/io/zip.h"

#include <charconv>
#include <optional>
#include <string>

namespace sonorant {

namespace {

constexpr std::uint64_t maxPickleBytes = std::uint64_t(1) << 28;

std::vector<std::string_view> columnsOf(std::string_view row) {
    std::vector<std::string_view> columns;
    for (;;) {
        const auto bar = row.find('|');
        columns.push_back(trimmed(row.substr(0, bar)));
        if (bar == std::string_view::npos) return columns;
        row.remove_prefix(bar + 1);
    }
}

template<typename Number>
std::optional<Number> numberOf(std::string_view text) {
    Number number{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// Numbers separated by blanks; nothing when something else is among them.
std::optional<std::vector<double>> numbersOf(std::string_view text) {
    std::vector<double> numbers;
    while (!text.empty()) {
        const auto end = text.find(' ');
        const auto number = numberOf<double>(text.substr(0, end));
        if (!number) return std::nullopt;
        numbers.push_back(*number);
        text = end == std::string_view::npos ? std::string_view() : trimmed(text.substr(end));
    }
    return numbers;
}

std::optional<EpochRecord> recordOf(std::string_view row) {
    const std::vector<std::string_view> columns = columnsOf(row);
    if (columns.size() != 5) return std::nullopt;
    const auto epoch = numberOf<int>(columns[0]);
    const auto seconds = numberOf<double>(columns[1]);
    auto train = numbersOf(columns[2]), dev = numbersOf(columns[3]);
    constexpr int mostEpochs = 1'000'000'000; // whoever counts on from there stays in range
    if (!epoch || *epoch < 0 || *epoch > mostEpochs || !seconds || !train || !dev) return std::nullopt;
    EpochRecord record;
    record.epoch = *epoch;
    record.seconds = *seconds;
    record.trainLoss = std::move(*train);
    if (dev->size() != 1 || dev->front() != 0) record.devLoss = std::move(*dev);
    record.best = columns[4].starts_with("yes");
    if (const auto arrow = columns[4].find("LR -> "); arrow != std::string_view::npos)
        record.lr = numberOf<double>(trimmed(columns[4].substr(arrow + 6))).value_or(0);
    return record;
}

const PickleNode* valueOf(const PickleTree& tree, const std::vector<PickleId>& entries,
                          std::string_view key) {
    for (std::size_t i = 0; i + 1 < entries.size(); i += 2) {
        const PickleNode& name = tree.at(entries[i]);
        if (name.kind == PickleKind::String && name.text == key) return &tree.at(entries[i + 1]);
    }
    return nullptr;
}

} // namespace

std::vector<EpochRecord> parseEpochRows(std::string_view text) {
    std::vector<EpochRecord> records;
    for (const std::string& line : splitLines(text))
        if (auto record = recordOf(line)) records.push_back(std::move(*record));
    return records;
}

/// Of a checkpoint's bytes.
static std::vector<EpochRecord> historyIn(std::string_view bytes, const std::string& context) {
    if (!ZipReader::looksLikeZip(bytes)) return {};
    const ZipReader zip(bytes, context);
    for (const ZipEntry& entry : zip.entries()) {
        if (!entry.name.ends_with("/data.pkl")) continue;
        const PickleDocument document = readPickle(zip.read(entry, maxPickleBytes), context);
        const PickleNode& root = document.rootNode();
        const auto& entries = root.kind == PickleKind::Dict ? root.items : root.entries;
        const PickleNode* const info = valueOf(document.tree, entries, "info");
        if (info && info->kind == PickleKind::String) return parseEpochRows(info->text);
        break; // there is one; an archive of thousands must not keep anybody busy
    }
    return {};
}

std::vector<EpochRecord> historyOfCheckpoint(const Path& file) {
    return parseMapped(file, [&file](std::string_view bytes) { return historyIn(bytes, toUtf8(file)); });
}

} // namespace sonorant
