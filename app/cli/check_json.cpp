// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_report.h"

#include <nlohmann/json.hpp>

namespace sonorant::cli {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const Issue& issue) {
    return {{"path", issue.path},
            {"severity", issue.severity == Severity::Error ? "error" : "warning"},
            {"message", issue.message},
            {"hint", issue.hint}};
}

Json toJson(const Finding& finding) {
    Json numbers = Json::object();
    for (const FindingNumber& number : finding.numbers)
        numbers[number.name] = number.value;
    return {{"kind", keyOf(finding.kind)},    {"grade", keyOf(finding.grade)}, {"set", finding.set},
            {"utterance", finding.utterance}, {"feature", finding.feature},    {"file", finding.file},
            {"message", finding.message},     {"hint", finding.hint},          {"numbers", numbers}};
}

Json toJson(const SetTotals& set) {
    return {{"name", set.name},      {"role", keyOf(set.role)},  {"utterances", set.utterances},
            {"used", set.used},      {"missing", set.missing},   {"left_out", set.leftOut},
            {"faulty", set.faulty},  {"doubtful", set.doubtful}, {"segments", set.segments},
            {"seconds", set.seconds}};
}

Json toJson(const CheckReport& report, std::size_t index) {
    const ListedUtterance& utterance = report.list.utterances[index];
    const UtteranceCheck& check = report.checks[index];
    const CheckedSet& set = report.list.sets[utterance.set];
    Json frames = Json::object();
    for (std::size_t f = 0; f < set.features.size(); ++f)
        frames[set.features[f].extension] = check.frames[f] < 0 ? Json(nullptr) : Json(check.frames[f]);
    return {{"name", utterance.name},    {"set", set.subset.name},
            {"role", keyOf(set.role())}, {"state", keyOf(check.verdict())},
            {"seconds", check.seconds},  {"sampling_rate", check.samplingRate},
            {"frames", frames},          {"segments", check.segments}};
}

void addReport(Json& json, const CheckReport& report) {
    const auto [information, warnings, errors] = report.counts();
    json["clean"] = report.clean();
    json["counts"] = {{"error", errors}, {"warning", warnings}, {"information", information}};
    json["sets"] = Json::array();
    for (const SetTotals& set : totalsOf(report.list, report.checks))
        json["sets"].push_back(toJson(set));
    json["findings"] = Json::array();
    for (const Finding& finding : report.list.findings)
        json["findings"].push_back(toJson(finding));
    for (const UtteranceCheck& check : report.checks)
        for (const Finding& finding : check.findings)
            json["findings"].push_back(toJson(finding));
    json["utterances"] = Json::array();
    for (std::size_t i = 0; i < report.checks.size(); ++i)
        json["utterances"].push_back(toJson(report, i));
    const Histogram durations = durationsOf(report.checks);
    json["durations"] = {{"low", durations.low}, {"width", durations.width}, {"counts", durations.counts}};
    json["profiles"] = Json::array();
    for (const FeatureProfile& profile : report.profiles)
        json["profiles"].push_back({{"feature", profile.extension},
                                    {"frames", profile.frames},
                                    {"mean", profile.mean},
                                    {"deviation", profile.deviation}});
}

} // namespace

std::string reportJson(const std::string& project, const Issues& configuration, const CheckReport* report) {
    Json json{{"version", 1}, {"project", project}};
    json["configuration"] = Json::array();
    for (const Issue& issue : configuration)
        json["configuration"].push_back(toJson(issue));
    if (report) addReport(json, *report);
    // File names need not be UTF-8; a report with a replaced letter is better than none.
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

} // namespace sonorant::cli
