// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/certify_report.h"

#include "core/base/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sonorant::cli {

namespace {

using Json = nlohmann::ordered_json;
using Verdict = ModuleCertificate::Verdict;

std::string shownName(const std::string& name) {
    return name.empty() ? "the whole model" : name;
}

const char* keyOf(Verdict verdict) {
    return verdict == Verdict::Agrees ? "agrees" : verdict == Verdict::Differs ? "differs" : "not compared";
}

std::string rowText(const ModuleCertificate& row, std::size_t width) {
    const std::string start = fmt::format("{:<{}}  ", shownName(row.name), width);
    if (!row.reason.empty()) return fmt::format("{}{}: {}", start, keyOf(row.verdict), row.reason);
    return fmt::format("{}{:>5}  {:>9.3g}  {:>10.2e}  {:>9.2e}  {:>9.2e}  {:>9.2e}  {:>9.3g}  {}", start,
                       row.calls, row.largestValue, row.difference, row.explained, row.rounding,
                       row.referenceRounding, row.ratio, keyOf(row.verdict));
}

std::vector<std::string> verdictLines(const Certificate& certificate) {
    const auto count = [&](Verdict verdict) {
        return static_cast<std::size_t>(
            std::count_if(certificate.modules.begin(), certificate.modules.end(),
                          [&](const ModuleCertificate& row) { return row.verdict == verdict; }));
    };
    std::vector<std::string> lines;
    if (const ModuleCertificate* worst = certificate.worst())
        lines.push_back(
            fmt::format("largest difference: {:.3g}, {}", worst->difference, shownName(worst->name)));
    lines.push_back(fmt::format("{} agree, {} differ, {} not compared, in {}", count(Verdict::Agrees),
                                count(Verdict::Differs), count(Verdict::NotCompared),
                                counted(certificate.files.size(), "file")));
    if (certificate.agrees) {
        lines.push_back(fmt::format(
            "certified: no difference is larger than {:g} times the rounding of our own arithmetic",
            certificate.within));
        return lines;
    }
    std::vector<std::string> causes;
    for (const std::string& name : certificate.causes)
        causes.push_back(shownName(name));
    lines.push_back(
        causes.empty()
            ? "not certified: nothing, or not the whole model, could be compared"
            : fmt::format("not certified: rounding does not explain what differs in {}", nameSome(causes)));
    return lines;
}

/// JSON knows no infinity.
Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

} // namespace

std::vector<std::string> certificateLines(const Certificate& certificate) {
    std::size_t width = 6;
    for (const ModuleCertificate& row : certificate.modules)
        width = std::max(width, shownName(row.name).size());
    std::vector<std::string> lines;
    lines.push_back(fmt::format("{:<{}}  {:>5}  {:>9}  {:>10}  {:>9}  {:>9}  {:>9}  {:>9}", "module", width,
                                "calls", "largest", "difference", "explained", "rounding", "Python's",
                                "ratio"));
    for (const ModuleCertificate& row : certificate.modules)
        lines.push_back(rowText(row, width));
    for (std::string& line : verdictLines(certificate))
        lines.push_back(std::move(line));
    return lines;
}

std::string certificateJson(const CertifyRequest& request, const Certificate& certificate) {
    Json json{{"version", 1},
              {"model", request.config.model.name},
              {"checkpoint", toUtf8(request.checkpoint)},
              {"reference", Json::array()},
              {"certified", certificate.agrees},
              {"within", certificate.within},
              {"causes", certificate.causes},
              {"modules", Json::array()}};
    for (const Path& file : certificate.files)
        json["reference"].push_back(toUtf8(file));
    for (const ModuleCertificate& row : certificate.modules)
        json["modules"].push_back({{"name", row.name},
                                   {"verdict", keyOf(row.verdict)},
                                   {"reason", row.reason},
                                   {"calls", row.calls},
                                   {"largest_value", number(row.largestValue)},
                                   {"difference", number(row.difference)},
                                   {"explained", number(row.explained)},
                                   {"rounding", number(row.rounding)},
                                   {"python_rounding", number(row.referenceRounding)},
                                   {"ratio", number(row.ratio)},
                                   {"file", toUtf8(row.file)}});
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

} // namespace sonorant::cli
