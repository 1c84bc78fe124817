// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/json_number.h"
#include "core/listen/abx.h"

#include <nlohmann/json.hpp>

namespace sonorant {

namespace {

using Json = nlohmann::ordered_json;

constexpr int abxVersion = 1;

/// From the run folder on for files of the project (two folders up), so that a project can be moved.
std::string relativeTo(const Path& run, const Path& file) {
    if (file.empty()) return {};
    const Path relative = file.lexically_relative(run);
    int up = 0;
    for (const Path& part : relative)
        if (part == "..") ++up;
    return toUtf8(!relative.empty() && up <= 2 ? relative : file);
}

Path resolved(const Path& run, const std::string& text) {
    if (text.empty()) return {};
    const Path path(text);
    return path.is_absolute() ? path : (run / path).lexically_normal();
}

Json toJson(const AbxSide& side, const Path& run) {
    return Json{{"label", side.label}, {"source", relativeTo(run, side.source)}};
}

AbxSide sideOf(const Json& json, const Path& run) {
    return {json.at("label").get<std::string>(), resolved(run, json.at("source").get<std::string>())};
}

Json toJson(const AbxTrial& trial, const Path& run) {
    Json json{{"utterance", trial.utterance},
              {"a", relativeTo(run, trial.a)},
              {"b", relativeTo(run, trial.b)},
              {"x", trial.xIsB ? "b" : "a"}};
    if (trial.saidB) {
        json["answer"] = *trial.saidB ? "b" : "a";
        json["correct"] = trial.isCorrect();
        json["seconds"] = trial.seconds;
    }
    return json;
}

/// @throws Json's exceptions
bool isB(const Json& json) {
    const auto text = json.get<std::string>();
    if (text != "a" && text != "b")
        throw Error(ErrorKind::Malformed, "expected \"a\" or \"b\", found " + text);
    return text == "b";
}

AbxTrial trialOf(const Json& json, const Path& run) {
    AbxTrial trial;
    trial.utterance = json.at("utterance").get<std::string>();
    trial.a = resolved(run, json.at("a").get<std::string>());
    trial.b = resolved(run, json.at("b").get<std::string>());
    trial.xIsB = isB(json.at("x"));
    if (json.contains("answer")) {
        trial.saidB = isB(json.at("answer"));
        trial.seconds = json.value("seconds", 0.0);
    }
    return trial;
}

AbxTest testOf(const Json& json, const Path& file) {
    const Path run = file.parent_path().parent_path();
    AbxTest test;
    test.file = file;
    test.started = json.at("started").get<std::string>();
    test.finished = json.value("finished", std::string());
    test.a = sideOf(json.at("a"), run);
    test.b = sideOf(json.at("b"), run);
    test.loudnessMatched = json.value("loudness_matched", true);
    test.seed = wholeNumber<std::uint64_t>(json, "seed", 0);
    for (const Json& trial : json.at("trials"))
        test.trials.push_back(trialOf(trial, run));
    return test;
}

} // namespace

void writeAbxTest(const AbxTest& test) {
    const Path run = test.file.parent_path().parent_path();
    Json json{{"v", abxVersion}, {"kind", "abx"}, {"started", test.started}};
    if (!test.finished.empty()) json["finished"] = test.finished;
    json["a"] = toJson(test.a, run);
    json["b"] = toJson(test.b, run);
    json["loudness_matched"] = test.loudnessMatched;
    json["seed"] = test.seed;
    if (test.isComplete()) { // the score is no secret then
        json["correct"] = test.correct();
        json["p"] = test.p();
    }
    json["trials"] = Json::array();
    for (const AbxTrial& trial : test.trials)
        json["trials"].push_back(toJson(trial, run));
    writeFileAtomically(test.file, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

AbxTest readAbxTest(const Path& file) {
    const Json json = Json::parse(readFile(file, 64 << 20), nullptr, false);
    const auto refuse = [&file](ErrorKind kind, const std::string& why) {
        throw Error(kind, why, toUtf8(file), "it was not written by this version of Sonorant");
    };
    if (!json.is_object()) refuse(ErrorKind::Malformed, "expected a JSON object of a blind test");
    try {
        if (wholeNumber(json, "v", 0) != abxVersion)
            refuse(ErrorKind::Unsupported, "this blind test has version " +
                                               std::to_string(wholeNumber(json, "v", 0)) + ", known is " +
                                               std::to_string(abxVersion));
        return testOf(json, file);
    } catch (const Json::exception& error) {
        throw Error(ErrorKind::Malformed, std::string("this is no blind test: ") + error.what(),
                    toUtf8(file));
    }
}

} // namespace sonorant
