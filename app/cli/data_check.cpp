// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/data_check.h"

#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/corpus/corpus.h"

#include <fmt/format.h>

#include <functional>
#include <optional>
#include <utility>

namespace sonorant::cli {

namespace {

/// One line per subset: how much of it can be used.
void describe(const CorpusSet& set, Display& display) {
    const double rate = static_cast<double>(set.spec.samplingRate);
    for (const SubsetScan& subset : set.subsets) {
        std::int64_t length = 0;
        std::size_t notUsed = 0;
        for (const Sequence& sequence : subset.sequences)
            length += sequence.length;
        for (const UtteranceFacts& utterance : subset.utterances)
            if (utterance.state != UtteranceState::Used) ++notUsed;
        display.line(fmt::format("{}: {} ({} missing, {} not used), {}, {}", subset.spec.name,
                                 counted(subset.utterances.size(), "utterance"), subset.missing.size(),
                                 notUsed, counted(subset.sequences.size(), "segment"),
                                 clockText(static_cast<double>(length) / rate)));
    }
}

/// Runs one scan; an error of one set does not keep the others from being looked at.
bool checkSet(const std::function<std::optional<CorpusSet>(const JobControl&, Issues&)>& scan,
              std::stop_token stop, Display& display) {
    JobDisplay job(display);
    Issues issues;
    try {
        const std::optional<CorpusSet> set = scan(job.control(std::move(stop)), issues);
        display.clear();
        if (set) describe(*set, display);
    } catch (const Error& error) {
        display.clear();
        issues.push_back({error.context(), error.message(), error.hint(), Severity::Error});
    }
    printIssues(issues);
    return !hasFindings(issues);
}

} // namespace

bool checkData(const ProjectConfig& config, bool withTestSet, std::stop_token stop, Display& display) {
    bool fine = checkSet([&](const JobControl& job,
                             Issues& issues) { return std::optional(scanTraining(config, job, issues)); },
                         stop, display);
    fine =
        checkSet([&](const JobControl& job, Issues& issues) { return scanValidation(config, job, issues); },
                 stop, display) &&
        fine;
    if (withTestSet)
        fine = checkSet([&](const JobControl& job,
                            Issues& issues) { return std::optional(scanTest(config, job, issues)); },
                        stop, display) &&
               fine;
    return fine;
}

} // namespace sonorant::cli
