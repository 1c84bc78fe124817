// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/record_json.h"

#include "core/base/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iterator>

namespace sonorant {
namespace {

using Json = nlohmann::json;

std::string quoted(const std::string& text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string number(double value) {
    if (std::isnan(value)) return "\"nan\"";
    if (std::isinf(value)) return value > 0 ? "\"inf\"" : "\"-inf\"";
    return fmt::format("{}", value);
}

std::string numbers(const std::vector<double>& values) {
    std::string text = "[";
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) text += ',';
        text += number(values[i]);
    }
    return text + ']';
}

std::string texts(const std::vector<std::string>& values) {
    std::string text = "[";
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) text += ',';
        text += quoted(values[i]);
    }
    return text + ']';
}

[[noreturn]] void malformed(const std::string& what, std::string_view line) {
    throw Error(ErrorKind::Malformed, what, std::string(line.substr(0, 120)));
}

Json object(std::string_view line) {
    Json parsed = Json::parse(line.begin(), line.end(), nullptr, false);
    if (!parsed.is_object()) malformed("a record must be a JSON object", line);
    const auto version = parsed.find("v");
    if (version != parsed.end() && *version != 1)
        throw Error(ErrorKind::Unsupported, "this record has version " + version->dump() + ", known is 1",
                    std::string(line.substr(0, 120)), "open the run with a newer version of Sonorant");
    return parsed;
}

double toNumber(const Json& value, std::string_view line) {
    if (value.is_number()) return value.get<double>();
    if (value.is_string()) {
        const std::string& text = value.get_ref<const std::string&>();
        if (text == "nan") return std::numeric_limits<double>::quiet_NaN();
        if (text == "inf") return std::numeric_limits<double>::infinity();
        if (text == "-inf") return -std::numeric_limits<double>::infinity();
    }
    malformed("expected a number, \"nan\", \"inf\" or \"-inf\", found " + value.dump(-1, ' ', true), line);
}

void read(const Json& from, const char* key, double& value, std::string_view line) {
    if (const auto found = from.find(key); found != from.end()) value = toNumber(*found, line);
}

/// Counts, of which none is negative. The limits are beyond any run and let readers add and multiply safely.
template<typename Whole>
void readWhole(const Json& from, const char* key, Whole& value, std::string_view line) {
    constexpr auto most =
        static_cast<std::uint64_t>(sizeof(Whole) == sizeof(int) ? 1'000'000'000 : std::int64_t(1) << 48);
    const auto found = from.find(key);
    if (found == from.end()) return;
    // Numbers without a sign are kept as unsigned ones.
    if (!found->is_number_unsigned() || found->get<std::uint64_t>() > most)
        malformed(fmt::format("\"{}\" must be a whole number from 0 to {}", key, most), line);
    value = static_cast<Whole>(found->get<std::uint64_t>());
}

void read(const Json& from, const char* key, std::vector<double>& values, std::string_view line) {
    const auto found = from.find(key);
    if (found == from.end()) return;
    if (!found->is_array()) malformed(fmt::format("\"{}\" must be a list", key), line);
    for (const Json& value : *found)
        values.push_back(toNumber(value, line));
}

void requireKey(const Json& from, const char* key, std::string_view line) {
    if (!from.contains(key)) malformed(fmt::format("a record without \"{}\"", key), line);
}

Phase readPhase(const Json& from, std::string_view line) {
    requireKey(from, "phase", line);
    const Json& phase = from.at("phase");
    if (phase == "train") return Phase::Train;
    if (phase == "validation") return Phase::Validation;
    malformed("\"phase\" must be \"train\" or \"validation\"", line);
}

} // namespace

std::string toJsonLine(const StepRecord& record) {
    std::string line;
    fmt::format_to(
        std::back_inserter(line),
        R"({{"v":1,"epoch":{},"phase":"{}","batch":{},"of":{},"step":{},"time":{},"sequences":{},)",
        record.epoch, toText(record.phase), record.batch, record.of, record.step, number(record.time),
        texts(record.sequences));
    fmt::format_to(std::back_inserter(line), R"("loss":{},"seconds":{},"lr":{},)", numbers(record.loss),
                   number(record.seconds), number(record.lr));
    // A validation pass has no gradient; a "nan" there would read like a divergence.
    if (record.phase == Phase::Train)
        fmt::format_to(std::back_inserter(line), R"("grad_norm":{},)", number(record.gradNorm));
    fmt::format_to(std::back_inserter(line), R"("samples":{}}})", record.samples);
    return line;
}

std::string toJsonLine(const EpochRecord& record) {
    return fmt::format(R"({{"v":1,"epoch":{},"train_loss":{},"dev_loss":{},"best":{},"lr":{},"seconds":{}}})",
                       record.epoch, numbers(record.trainLoss), numbers(record.devLoss), record.best,
                       number(record.lr), number(record.seconds));
}

StepRecord parseStepRecord(std::string_view line) {
    const Json from = object(line);
    StepRecord record;
    requireKey(from, "epoch", line);
    record.phase = readPhase(from, line);
    readWhole(from, "epoch", record.epoch, line);
    readWhole(from, "batch", record.batch, line);
    readWhole(from, "of", record.of, line);
    readWhole(from, "step", record.step, line);
    readWhole(from, "samples", record.samples, line);
    read(from, "time", record.time, line);
    read(from, "loss", record.loss, line);
    read(from, "seconds", record.seconds, line);
    read(from, "lr", record.lr, line);
    read(from, "grad_norm", record.gradNorm, line);
    if (const auto names = from.find("sequences"); names != from.end()) {
        if (!names->is_array()) malformed("\"sequences\" must be a list", line);
        for (const Json& name : *names) {
            if (!name.is_string()) malformed("\"sequences\" must be a list of texts", line);
            record.sequences.push_back(name.get<std::string>());
        }
    }
    return record;
}

EpochRecord parseEpochRecord(std::string_view line) {
    const Json from = object(line);
    EpochRecord record;
    requireKey(from, "epoch", line);
    readWhole(from, "epoch", record.epoch, line);
    read(from, "train_loss", record.trainLoss, line);
    read(from, "dev_loss", record.devLoss, line);
    read(from, "lr", record.lr, line);
    read(from, "seconds", record.seconds, line);
    if (const auto best = from.find("best"); best != from.end()) {
        if (!best->is_boolean()) malformed("\"best\" must be true or false", line);
        record.best = best->get<bool>();
    }
    return record;
}

} // namespace sonorant
