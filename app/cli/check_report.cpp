// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_report.h"

#include "app/cli/console.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sonorant::cli {

namespace {

using FindingList = std::vector<const Finding*>;

/// By kind, and of each kind the worse ones first.
std::map<std::pair<FindingKind, FindingGrade>, FindingList> grouped(const CheckReport& report) {
    std::map<std::pair<FindingKind, FindingGrade>, FindingList> groups;
    const auto add = [&](const Finding& finding) {
        groups[{finding.kind, finding.grade}].push_back(&finding);
    };
    for (const Finding& finding : report.list.findings)
        add(finding);
    for (const UtteranceCheck& check : report.checks)
        for (const Finding& finding : check.findings)
            add(finding);
    return groups;
}

std::string subjectOf(const Finding& finding) {
    if (finding.utterance.empty()) return finding.file.empty() ? finding.set : finding.file;
    return finding.feature.empty() ? finding.utterance : finding.utterance + ", " + finding.feature;
}

void describeSets(const CheckReport& report, std::vector<std::string>& lines) {
    for (const SetTotals& set : totalsOf(report.list, report.checks))
        lines.push_back(
            fmt::format("{} ({}): {}, {} used ({} missing, {} left out), {}, {}", set.name, keyOf(set.role),
                        counted(set.utterances, "utterance"), set.used, set.missing, set.leftOut,
                        counted(static_cast<std::size_t>(set.segments), "segment"), clockText(set.seconds)));
}

void describeGroup(const FindingList& group, bool all, std::vector<std::string>& lines) {
    const Finding& first = *group.front();
    std::vector<std::string> names;
    for (const Finding* finding : group)
        names.push_back(finding->utterance.empty() ? finding->set : finding->utterance);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    lines.push_back(fmt::format("{:<11} {:<22} {:>6}  {}", keyOf(first.grade), wordsOf(first.kind),
                                group.size(), nameSome(names, 3)));
    for (const Finding* finding : group) {
        lines.push_back("    " + subjectOf(*finding) + ": " + finding->message);
        if (!all) break;
    }
    if (!first.hint.empty()) lines.push_back("    do: " + first.hint);
}

} // namespace

std::vector<std::string> reportLines(const CheckReport& report, bool all) {
    std::vector<std::string> lines;
    describeSets(report, lines);
    const auto groups = grouped(report);
    for (const FindingGrade grade : {FindingGrade::Error, FindingGrade::Warning, FindingGrade::Information})
        for (const auto& [key, group] : groups)
            if (key.second == grade) describeGroup(group, all, lines);
    const auto [information, warnings, errors] = report.counts();
    lines.push_back(fmt::format("{}, {}{}", counted(errors, "error"), counted(warnings, "warning"),
                                information > 0 ? fmt::format(", {} worth knowing", information) : ""));
    return lines;
}

} // namespace sonorant::cli
