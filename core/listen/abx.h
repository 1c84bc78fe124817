// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Blind A/B/X tests: in every trial X is A or B by chance, and the listener says which. Kept as JSON in the
/// run folder, `listening/abx_TIME.json`, written after every answer: see docs/listening.md.
namespace sonorant {

/// One of the two things that are told apart.
struct AbxSide {
    std::string label; ///< for people: "Natural", "Epoch 12"
    Path source;       ///< checkpoint, or empty for the natural recordings
};

struct AbxTrial {
    std::string utterance;
    Path a, b; ///< sound files
    bool xIsB = false;
    std::optional<bool> saidB; ///< nothing: not answered yet
    double seconds = 0;        ///< from its start to the answer

    bool isAnswered() const { return saidB.has_value(); }
    bool isCorrect() const { return saidB && *saidB == xIsB; }
};

struct AbxTest {
    Path file;            ///< where it is kept; empty: nowhere yet
    std::string started;  ///< local time, "2026-03-04T09:15:00"
    std::string finished; ///< empty: broken off, or under way
    AbxSide a, b;
    bool loudnessMatched = true;
    std::uint64_t seed = 0; ///< of order and X
    std::vector<AbxTrial> trials;

    std::size_t answered() const;
    std::size_t correct() const;
    /// The first trial without an answer; trials.size(): all are answered.
    std::size_t next() const;
    bool isComplete() const { return next() == trials.size(); }
    /// Of the answers so far; see binomialP.
    double p() const;
};

/// An utterance with its two sounds.
struct AbxPair {
    std::string utterance;
    Path a, b;
};

/// Draws a test: every utterance equally often (as far as `trials` allows), in an order by chance, X by a
/// fair coin for each trial. The same for the same seed on every machine.
/// @throws Error Configuration without pairs or trials
AbxTest makeAbxTest(const std::vector<AbxPair>& pairs, std::size_t trials, std::uint64_t seed);

/// The chance of `correct` or more right answers in `trials` by guessing: sum over k >= correct of
/// C(trials, k) / 2^trials (one-sided exact binomial test). 1 without trials.
double binomialP(std::size_t correct, std::size_t trials);

/// RUN/listening
Path listeningFolder(const Path& runFolder);
/// A free name in that folder for a test that starts at `started`.
Path newAbxFile(const Path& runFolder, const std::string& started);
/// Local time now, as in AbxTest::started.
std::string abxTimeNow();

/// Writes test.file. @throws Error Unwritable
void writeAbxTest(const AbxTest& test);
/// @throws Error NotFound, Unreadable, Malformed; Unsupported for a later version
AbxTest readAbxTest(const Path& file);
/// All tests of a run, newest first. What cannot be read is left out and named in `refused`.
std::vector<AbxTest> listAbxTests(const Path& runFolder, std::vector<std::string>* refused = nullptr);

} // namespace sonorant
