// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/migrate/config_import.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace sonorant {

namespace {

using Json = nlohmann::json;

std::string shortened(const std::string& text) {
    constexpr std::size_t most = 100;
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + " ...";
}

std::string place(const ImportEntry& entry) {
    return fmt::format("{}:{}", entry.source, entry.line);
}

const char* severityWord(Severity severity) {
    return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "note";
}

Json entryJson(const ImportEntry& entry) {
    Json json = {{"source", entry.source}, {"name", entry.name}, {"line", entry.line}};
    if (!entry.option.empty()) json["option"] = entry.option, json["value"] = entry.value;
    if (!entry.reason.empty()) json["reason"] = entry.reason;
    if (entry.option.empty()) json["helper"] = entry.isHelper;
    return json;
}

} // namespace

std::vector<std::string> importReportLines(const ImportReport& report) {
    std::vector<std::string> lines = {
        fmt::format("Carried over: {}", counted(report.carried.size(), "name"))};
    for (const ImportEntry& entry : report.carried)
        lines.push_back(fmt::format("  {:<22} {} -> {} = {}{}", place(entry), entry.name, entry.option,
                                    shortened(entry.value),
                                    entry.reason.empty() ? "" : "  (" + entry.reason + ")"));
    const auto helpers = std::count_if(report.notCarried.begin(), report.notCarried.end(),
                                       [](const ImportEntry& entry) { return entry.isHelper; });
    for (const bool helper : {false, true}) {
        const auto number = helper ? static_cast<std::size_t>(helpers)
                                   : report.notCarried.size() - static_cast<std::size_t>(helpers);
        if (number == 0 && helper) continue;
        lines.push_back(fmt::format("{}: {}", helper ? "Not looked at by the framework" : "Not carried over",
                                    counted(number, "name")));
        for (const ImportEntry& entry : report.notCarried)
            if (entry.isHelper == helper)
                lines.push_back(fmt::format("  {:<22} {}: {}", place(entry), entry.name, entry.reason));
    }
    if (!report.warnings.empty()) lines.push_back("The new configuration:");
    for (const Issue& issue : report.warnings)
        lines.push_back(fmt::format("  {}: {}: {}{}", severityWord(issue.severity), issue.path, issue.message,
                                    issue.hint.empty() ? "" : " (" + issue.hint + ")"));
    return lines;
}

std::string importReportJson(const ImportReport& report) {
    Json json = {{"version", 1},
                 {"file", toUtf8(report.targetFile)},
                 {"carried", Json::array()},
                 {"not_carried", Json::array()},
                 {"warnings", Json::array()}};
    for (const ImportEntry& entry : report.carried)
        json["carried"].push_back(entryJson(entry));
    for (const ImportEntry& entry : report.notCarried)
        json["not_carried"].push_back(entryJson(entry));
    for (const Issue& issue : report.warnings)
        json["warnings"].push_back({{"path", issue.path},
                                    {"message", issue.message},
                                    {"hint", issue.hint},
                                    {"severity", severityWord(issue.severity)}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace sonorant
