// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/measure_command.h"

#include "app/cli/interrupt.h"
#include "core/base/text.h"
#include "core/measure/measure_files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace sonorant::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
    std::string natural, generated;
    MeasureOptions options;
    int threads = 0;
    bool json = false;
};

struct Measured {
    PairList list;
    std::vector<PairFigures> results;

    std::vector<ObjectiveFigures> good() const {
        std::vector<ObjectiveFigures> figures;
        for (const PairFigures& result : results)
            if (result.problem.empty()) figures.push_back(result.figures);
        return figures;
    }
    bool isWhole() const { return good().size() == results.size() && list.withoutNatural.empty(); }
};

Json toJson(const ObjectiveFigures& figures) {
    Json json{{"frames", figures.frames}, {"voiced_in_both", figures.voicedInBoth}};
    for (const FigureColumn& column : figureColumns()) {
        const std::optional<double> value = column.value(figures);
        json[std::string(column.key)] = value ? Json(*value) : Json(nullptr);
    }
    return json;
}

std::string jsonText(const Measured& measured) {
    Json json{{"version", 1}, {"utterances", Json::array()}, {"problems", Json::array()}};
    for (std::size_t i = 0; i < measured.results.size(); ++i) {
        const SoundPair& pair = measured.list.pairs[i];
        const PairFigures& result = measured.results[i];
        Json row{
            {"name", pair.name}, {"natural", toUtf8(pair.natural)}, {"generated", toUtf8(pair.generated)}};
        if (result.problem.empty()) {
            row.update(toJson(result.figures));
            json["utterances"].push_back(row);
        } else {
            row["message"] = result.problem;
            json["problems"].push_back(row);
        }
    }
    json["without_natural"] = measured.list.withoutNatural;
    json["not_generated"] = measured.list.notGenerated;
    const std::vector<ObjectiveFigures> good = measured.good();
    json["mean"] = good.empty() ? Json(nullptr) : toJson(meanFigures(good));
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

/// One column of text per figure, under a header of short name and unit.
std::string cell(const FigureColumn& column, const ObjectiveFigures& figures) {
    const std::optional<double> value = column.value(figures);
    return value ? fmt::format("{:.{}f}", *value, column.decimals) : "-";
}

void printTable(Display& display, const Measured& measured) {
    std::size_t width = 9;
    for (const SoundPair& pair : measured.list.pairs)
        width = std::max(width, pair.name.size());
    const auto row = [&](const std::string& name, const auto& text) {
        std::string line = fmt::format("{:<{}}", name, width);
        for (const FigureColumn& column : figureColumns())
            line += fmt::format("  {:>{}}", text(column), column.shortName.size() + column.unit.size() + 3);
        display.line(line);
    };
    row("utterance", [](const FigureColumn& c) { return fmt::format("{} ({})", c.shortName, c.unit); });
    for (std::size_t i = 0; i < measured.results.size(); ++i)
        if (measured.results[i].problem.empty())
            row(measured.list.pairs[i].name,
                [&](const FigureColumn& c) { return cell(c, measured.results[i].figures); });
    const std::vector<ObjectiveFigures> good = measured.good();
    if (good.size() < 2) return;
    const ObjectiveFigures mean = meanFigures(good);
    row("mean", [&](const FigureColumn& c) { return cell(c, mean); });
}

int measureAll(const Arguments& arguments) {
    Measured measured;
    measured.list = pairSounds(arguments.natural, arguments.generated);
    const InterruptToken interrupt;
    Display display;
    JobDisplay reporter(display);
    const JobControl job =
        arguments.json ? JobControl{interrupt.token(), {}} : reporter.control(interrupt.token());
    measured.results = measurePairs(measured.list.pairs, job, arguments.options, arguments.threads);
    display.clear();
    if (arguments.json) {
        std::puts(jsonText(measured).c_str());
        return measured.isWhole() ? Done : Failed;
    }
    printTable(display, measured);
    for (const PairFigures& result : measured.results)
        if (!result.problem.empty()) printError(result.problem, {}, {});
    const std::size_t alone = measured.list.withoutNatural.size();
    if (alone > 0)
        printError(fmt::format("no natural recording for {}: {}", counted(alone, "generated sound"),
                               nameSome(measured.list.withoutNatural)),
                   {}, {});
    return measured.isWhole() ? Done : Failed;
}

} // namespace

void addMeasureCommand(CLI::App& app, Job& job) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "measure",
        "Compare generated with natural sound: spectral and F0 distances per utterance and their mean");
    command->add_option("NATURAL", arguments->natural, "Natural recording, or a folder of them")->required();
    command->add_option("GENERATED", arguments->generated, "Generated sound, or a folder of the same names")
        ->required();
    command->add_option("--f0-min", arguments->options.f0Minimum, "Lowest F0 in Hz")
        ->check(CLI::Range(1.0, 5000.0))
        ->capture_default_str();
    command->add_option("--f0-max", arguments->options.f0Maximum, "Highest F0 in Hz")
        ->check(CLI::Range(1.0, 5000.0))
        ->capture_default_str();
    command->add_option("--threads", arguments->threads, "Threads (default: all cores)")
        ->check(CLI::Range(1, 4096));
    command->add_flag("--json", arguments->json, "Machine-readable output");
    command->callback([&job, arguments] { job = [arguments] { return measureAll(*arguments); }; });
}

} // namespace sonorant::cli
