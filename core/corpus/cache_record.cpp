// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/cache_record.h"

#include "core/base/error.h"
#include "core/base/json_number.h"
#include "core/base/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sonorant {

using nlohmann::json;

namespace {

constexpr int recordVersion = 1;
constexpr std::uint64_t maxRecordBytes = std::uint64_t(1) << 28; ///< a million utterances
constexpr std::int64_t mostFrames = std::int64_t(1) << 40; ///< beyond any file; products with R stay in range

json toJsonValue(const CacheRecord::Column& column) {
    return {{"folder", column.folder},
            {"extension", column.extension},
            {"dimension", column.dimension},
            {"resolution", column.resolution},
            {"normalize", column.normalize}};
}

CacheRecord::Column columnFrom(const json& value) {
    return {value.at("folder"), value.at("extension"), wholeNumber<std::int64_t>(value.at("dimension")),
            wholeNumber<std::int64_t>(value.at("resolution")), value.at("normalize")};
}

Moments momentsFrom(const json& value) {
    Moments moments;
    moments.count = wholeNumber<decltype(moments.count)>(value.at("count"));
    moments.mean = value.at("mean").get<std::vector<double>>();
    moments.variance = value.at("variance").get<std::vector<double>>();
    return moments;
}

void readFiles(const json& value, CacheRecord& record) {
    for (const json& row : value) {
        record.names.push_back(row.at(0));
        std::vector<FileStamp> stamps;
        std::vector<std::int64_t> frames;
        for (std::size_t i = 1; i < row.size(); ++i) {
            const json& file = row[i];
            stamps.push_back({wholeNumber<std::uint64_t>(file.at(0)), wholeNumber<std::int64_t>(file.at(1))});
            frames.push_back(wholeNumber<std::int64_t>(file.at(2)));
        }
        record.stamps.push_back(std::move(stamps));
        record.frames.push_back(std::move(frames));
    }
}

bool consistent(const CacheRecord& record) {
    for (std::size_t i = 0; i < record.names.size(); ++i) {
        if (record.stamps[i].size() != record.columns.size()) return false;
        for (const std::int64_t frames : record.frames[i])
            if (frames < 0 || frames > mostFrames) return false;
    }
    for (const CacheRecord::Column& column : record.columns)
        if (column.dimension < 1) return false;
    if (record.moments.empty()) return true;
    if (record.moments.size() != record.columns.size()) return false;
    for (std::size_t f = 0; f < record.columns.size(); ++f) {
        const auto dimension = static_cast<std::size_t>(record.columns[f].dimension);
        if (record.moments[f].mean.size() != dimension || record.moments[f].variance.size() != dimension)
            return false;
    }
    return true;
}

} // namespace

CacheFiles cacheFilesOf(const SetSpec& spec, const SubsetSpec& subset) {
    const Path& folder = spec.cacheFolder;
    return {folder / (subset.name + "_utt_length.dic"), folder / (subset.name + "_mean_std_input.bin"),
            folder / (subset.name + "_mean_std_output.bin"), folder / (subset.name + "_cache.json")};
}

CacheRecord CacheRecord::of(const SetSpec& spec, const SubsetSpec& subset) {
    CacheRecord record;
    record.samplingRate = spec.samplingRate;
    record.truncate = spec.truncate;
    record.minimum = spec.minimum;
    const std::vector<FeatureSpec> features = spec.features();
    const std::vector<Path> folders = foldersOf(subset);
    for (std::size_t f = 0; f < features.size(); ++f)
        record.columns.push_back({toUtf8(folders[f]), features[f].extension, features[f].dimension,
                                  features[f].resolution, features[f].normalize});
    return record;
}

std::string CacheRecord::toJson() const {
    json root = {{"version", recordVersion}, {"sampling_rate", samplingRate}, {"truncate_seq", truncate},
                 {"minimum_len", minimum},   {"features", json::array()},     {"files", json::array()},
                 {"moments", json::array()}};
    for (const Column& column : columns)
        root["features"].push_back(toJsonValue(column));
    for (std::size_t i = 0; i < names.size(); ++i) {
        json row = json::array({names[i]});
        for (std::size_t f = 0; f < columns.size(); ++f)
            row.push_back({stamps[i][f].bytes, stamps[i][f].modified, frames[i][f]});
        root["files"].push_back(std::move(row));
    }
    for (const Moments& m : moments)
        root["moments"].push_back({{"count", m.count}, {"mean", m.mean}, {"variance", m.variance}});
    return root.dump(-1, ' ', true, json::error_handler_t::replace) + "\n";
}

std::optional<CacheRecord> CacheRecord::fromJson(const std::string& text) {
    const json root = json::parse(text, nullptr, false);
    if (!root.is_object()) return std::nullopt;
    try {
        if (root.at("version") != recordVersion) return std::nullopt;
        CacheRecord record;
        record.samplingRate = wholeNumber<std::int64_t>(root.at("sampling_rate"));
        record.truncate = wholeNumber<std::int64_t>(root.at("truncate_seq"));
        record.minimum = wholeNumber<std::int64_t>(root.at("minimum_len"));
        for (const json& column : root.at("features"))
            record.columns.push_back(columnFrom(column));
        readFiles(root.at("files"), record);
        for (const json& value : root.at("moments"))
            record.moments.push_back(momentsFrom(value));
        if (!consistent(record)) return std::nullopt;
        return record;
    } catch (const json::exception&) {
        return std::nullopt; // another program's file, or a damaged one: scanning again is safe
    }
}

std::optional<CacheRecord> CacheRecord::read(const Path& file) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure)) return std::nullopt;
    try {
        return fromJson(readFile(file, maxRecordBytes));
    } catch (const Error&) {
        return std::nullopt; // an unreadable cache is as good as none
    }
}

std::string CacheRecord::changeSince(const CacheRecord& then) const {
    if (truncate != then.truncate)
        return fmt::format("truncate_seq was {} and is now {}", then.truncate, truncate);
    if (minimum != then.minimum)
        return fmt::format("minimum_len was {} and is now {}", then.minimum, minimum);
    if (samplingRate != then.samplingRate)
        return fmt::format("wav_samp_rate was {} and is now {}", then.samplingRate, samplingRate);
    if (columns != then.columns) return "the features or their folders changed";
    if (names != then.names)
        return fmt::format("the utterances changed: {} then, {} now", then.names.size(), names.size());
    std::vector<std::string> changed;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (stamps[i] != then.stamps[i]) changed.push_back(names[i]);
    if (!changed.empty())
        return fmt::format("the files of {} changed: {}", counted(changed.size(), "utterance"),
                           nameSome(changed));
    return {};
}

} // namespace sonorant
