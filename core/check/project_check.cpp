// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/project_check.h"

#include "core/base/parallel.h"
#include "core/corpus/progress_meter.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

namespace sonorant {

namespace {

using MomentsPerUtterance = std::vector<std::vector<FileMoments>>;

bool entersStatistics(const CheckedSet& set, const UtteranceCheck& check) {
    return set.role() == SetRole::Training && check.segments > 0 && check.contentRead &&
           check.verdict() < UtteranceVerdict::Faulty;
}

/// Combined in the order of the names and, of several subsets, subset by subset: as the caches are.
std::vector<FeatureProfile> profilesOf(const CheckReport& report, const MomentsPerUtterance& moments) {
    const std::vector<CheckedSet>& sets = report.list.sets;
    if (sets.empty() || sets.front().role() != SetRole::Training) return {};
    std::vector<FeatureProfile> profiles;
    for (std::size_t f = 0; f < sets.front().features.size(); ++f) {
        const FeatureSpec& feature = sets.front().features[f];
        const auto dimensions = static_cast<std::size_t>(feature.dimension);
        std::vector<Moments> perSet(sets.size(), Moments(dimensions));
        for (std::size_t i = 0; i < report.checks.size(); ++i) {
            const std::size_t set = report.list.utterances[i].set;
            if (entersStatistics(sets[set], report.checks[i]) && moments[i][f].count > 0)
                perSet[set].add(moments[i][f]);
        }
        Moments all(dimensions);
        for (const Moments& one : perSet)
            if (one.count > 0) all.add(one);
        if (all.count == 0) continue;
        FeatureProfile profile{feature.extension, all.count, all.mean, {}};
        for (const double variance : all.variance)
            profile.deviation.push_back(std::sqrt(variance));
        profiles.push_back(std::move(profile));
    }
    return profiles;
}

} // namespace

std::array<std::size_t, 3> CheckReport::counts() const {
    std::array<std::size_t, 3> counts{};
    for (const Finding& finding : list.findings)
        ++counts[static_cast<std::size_t>(finding.grade)];
    for (const UtteranceCheck& check : checks)
        for (const Finding& finding : check.findings)
            ++counts[static_cast<std::size_t>(finding.grade)];
    return counts;
}

CheckReport checkUtterances(UtteranceList list, CheckDepth depth, const JobControl& job,
                            const CheckSink& sink) {
    CheckReport report;
    report.list = std::move(list);
    const std::size_t count = report.list.utterances.size();
    report.checks.resize(count);
    const bool content = depth == CheckDepth::Content;
    MomentsPerUtterance moments(content ? count : 0);
    ProgressMeter meter(job, content ? "Checking utterances" : "Looking at the files",
                        static_cast<std::int64_t>(count));
    std::mutex mutex;
    parallelFor(count, [&](std::size_t i) {
        const ListedUtterance& utterance = report.list.utterances[i];
        const bool training = report.list.sets[utterance.set].role() == SetRole::Training;
        report.checks[i] =
            checkUtterance(report.list, utterance, depth, content && training ? &moments[i] : nullptr);
        if (sink) {
            const std::lock_guard lock(mutex);
            sink(i, report.checks[i]);
        }
        meter.step();
    });
    if (content) report.profiles = profilesOf(report, moments);
    return report;
}

CheckReport checkProject(const ProjectConfig& config, const JobControl& job, const CheckSink& sink) {
    return checkUtterances(listUtterances(config, job), CheckDepth::Content, job, sink);
}

std::vector<SetTotals> totalsOf(const UtteranceList& list, std::span<const UtteranceCheck> checks) {
    std::vector<SetTotals> totals;
    for (const CheckedSet& set : list.sets) {
        totals.emplace_back();
        totals.back().name = set.subset.name;
        totals.back().role = set.role();
    }
    for (std::size_t i = 0; i < std::min(list.utterances.size(), checks.size()); ++i) {
        SetTotals& total = totals[list.utterances[i].set];
        const UtteranceCheck& check = checks[i];
        const UtteranceVerdict verdict = check.verdict();
        ++total.utterances;
        if (verdict == UtteranceVerdict::LeftOut) ++total.leftOut;
        if (verdict == UtteranceVerdict::Faulty) ++total.faulty;
        if (verdict == UtteranceVerdict::Doubtful) ++total.doubtful;
        if (check.has(FindingKind::Missing)) ++total.missing;
        if (verdict == UtteranceVerdict::LeftOut || check.segments == 0) continue;
        ++total.used;
        total.segments += check.segments;
        total.seconds += check.seconds;
    }
    return totals;
}

Histogram durationsOf(std::span<const UtteranceCheck> checks, std::size_t mostBins) {
    std::vector<double> seconds;
    for (const UtteranceCheck& check : checks)
        if (!check.leftOut && check.seconds > 0) seconds.push_back(check.seconds);
    return makeHistogram(seconds, mostBins);
}

} // namespace sonorant
