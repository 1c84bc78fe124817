// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listen/abx.h"

#include "core/base/error.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <random>

namespace sonorant {

namespace {

/// Fisher-Yates with the generator's own bits: std::shuffle differs between libraries.
template<typename Value>
void shuffle(std::vector<Value>& values, std::mt19937_64& random) {
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random() % i]);
}

} // namespace

std::size_t AbxTest::answered() const {
    return static_cast<std::size_t>(std::count_if(trials.begin(), trials.end(),
                                                  [](const AbxTrial& trial) { return trial.isAnswered(); }));
}

std::size_t AbxTest::correct() const {
    return static_cast<std::size_t>(
        std::count_if(trials.begin(), trials.end(), [](const AbxTrial& trial) { return trial.isCorrect(); }));
}

std::size_t AbxTest::next() const {
    const auto open =
        std::find_if(trials.begin(), trials.end(), [](const AbxTrial& trial) { return !trial.isAnswered(); });
    return static_cast<std::size_t>(open - trials.begin());
}

double AbxTest::p() const {
    return binomialP(correct(), answered());
}

AbxTest makeAbxTest(const std::vector<AbxPair>& pairs, std::size_t trials, std::uint64_t seed) {
    if (pairs.empty() || trials == 0)
        throw Error(ErrorKind::Configuration,
                    fmt::format("a blind test needs utterances with both sounds and trials, found {} and {}",
                                pairs.size(), trials),
                    {}, "generate utterances first");
    std::mt19937_64 random(seed);
    AbxTest test;
    test.seed = seed;
    while (test.trials.size() < trials) {
        std::vector<AbxPair> round = pairs;
        shuffle(round, random);
        for (const AbxPair& pair : round) {
            if (test.trials.size() == trials) break;
            AbxTrial trial;
            trial.utterance = pair.utterance;
            trial.a = pair.a;
            trial.b = pair.b;
            trial.xIsB = (random() >> 63) != 0;
            test.trials.push_back(std::move(trial));
        }
    }
    return test;
}

double binomialP(std::size_t correct, std::size_t trials) {
    if (correct == 0 || trials == 0) return 1;
    if (correct > trials) return 0;
    // From C(n, n) = 1 down to C(n, correct): whole numbers, exact up to 53 trials and to rounding beyond.
    const auto n = static_cast<double>(trials);
    double term = 1, sum = 1;
    int halvings = 0;
    constexpr int step = 512;
    for (std::size_t k = trials; k > correct; --k) {
        term = term * static_cast<double>(k) / (n - static_cast<double>(k) + 1);
        sum += term;
        if (sum < std::ldexp(1.0, step)) continue;
        term = std::ldexp(term, -step);
        sum = std::ldexp(sum, -step);
        halvings += step;
    }
    return std::min(1.0, std::ldexp(sum, halvings - static_cast<int>(trials)));
}

Path listeningFolder(const Path& runFolder) {
    return runFolder / "listening";
}

std::string abxTimeNow() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}", fmt::localtime(std::time(nullptr)));
}

Path newAbxFile(const Path& runFolder, const std::string& started) {
    std::string stem;
    for (const char c : started) {
        if (c >= '0' && c <= '9') stem += c;
        if (c == 'T') stem += '-';
    }
    for (int attempt = 1;; ++attempt) {
        const std::string name =
            attempt == 1 ? fmt::format("abx_{}.json", stem) : fmt::format("abx_{}-{}.json", stem, attempt);
        const Path file = listeningFolder(runFolder) / name;
        std::error_code ignored;
        if (!std::filesystem::exists(file, ignored)) return file;
    }
}

std::vector<AbxTest> listAbxTests(const Path& runFolder, std::vector<std::string>* refused) {
    std::vector<AbxTest> tests;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(listeningFolder(runFolder), failed), end;
         !failed && entry != end; entry.increment(failed)) {
        const std::string name = toUtf8(entry->path().filename());
        if (!name.starts_with("abx_") || !name.ends_with(".json")) continue;
        try {
            tests.push_back(readAbxTest(entry->path()));
        } catch (const Error& error) {
            if (refused) refused->emplace_back(error.what());
        }
    }
    std::sort(tests.begin(), tests.end(), [](const AbxTest& one, const AbxTest& other) {
        return std::pair(one.started, one.file) > std::pair(other.started, other.file);
    });
    return tests;
}

} // namespace sonorant
