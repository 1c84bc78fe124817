// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/service/engine.h"

#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

/// What the tests of classifiers have in common.
namespace sonorant::test {

class Watcher : public TrainingObserver {
public:
    void onStep(const StepRecord& record) override {
        steps.push_back(record);
        if (atStep) atStep(record);
    }
    void onEpoch(const EpochRecord& record) override { epochs.push_back(record); }
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> epochs;
    std::function<void(const StepRecord&)> atStep;
};

struct Score {
    double value;
    std::string label;
};

/// scores.txt by utterance.
inline std::map<std::string, Score> readScores(const Path& file) {
    std::map<std::string, Score> scores;
    for (const std::string& line : splitLines(readFile(file))) {
        std::istringstream stream(line);
        std::string name;
        Score score;
        stream >> name >> score.value >> score.label;
        scores[name] = score;
    }
    return scores;
}

} // namespace sonorant::test
