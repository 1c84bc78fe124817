// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/corpus.h"

#include "core/corpus/statistics.h"
#include "core/corpus/subset_scanner.h"

#include <numeric>

namespace sonorant {

namespace {

/// The statistics of one subset, from its caches where they hold; fills in the record's moments when
/// computed.
Statistics subsetStatistics(const SetSpec& spec, SubsetScanner& scanner, const SubsetScan& scan,
                            bool needMoments, const JobControl& job, Issues& issues) {
    const CacheFiles files = cacheFilesOf(spec, scan.spec);
    const std::optional<Statistics> cached =
        spec.ignoreCaches ? std::nullopt : readStatistics(spec, files.inputStats, files.outputStats);
    std::vector<Moments>& moments = scanner.record().moments;
    if (cached && scanner.cachesHold() && (!needMoments || !moments.empty())) return *cached;
    if (moments.empty()) moments = computeMoments(spec, scan, job);
    Statistics statistics = statisticsOf(spec, moments);
    const auto write = [&](const Path& file, const std::vector<float>& mean,
                           const std::vector<float>& deviation) {
        writeCacheFile(file, statisticsBytes(mean, deviation), issues);
    };
    write(files.inputStats, statistics.inputMean, statistics.inputStd);
    write(files.outputStats, statistics.outputMean, statistics.outputStd);
    return statistics;
}

} // namespace

std::size_t CorpusSet::size() const {
    return std::accumulate(subsets.begin(), subsets.end(), std::size_t(0),
                           [](std::size_t sum, const SubsetScan& s) { return sum + s.sequences.size(); });
}

std::int64_t CorpusSet::length() const {
    std::int64_t sum = 0;
    for (const SubsetScan& subset : subsets)
        for (const Sequence& sequence : subset.sequences)
            sum += sequence.length;
    return sum;
}

CorpusSet scanSet(const SetSpec& spec, const JobControl& job, Issues& issues) {
    CorpusSet set;
    set.spec = spec;
    const bool statistics = spec.role == SetRole::Training;
    const bool pool = statistics && spec.pooledStatistics && spec.subsets.size() > 1;
    std::vector<Moments> pooled;
    for (const FeatureSpec& feature : spec.features())
        pooled.emplace_back(static_cast<std::size_t>(feature.dimension));
    for (const SubsetSpec& subset : spec.subsets) {
        SubsetScanner scanner(spec, subset, job, issues);
        SubsetScan scan = scanner.scan();
        if (statistics) {
            Statistics own = subsetStatistics(spec, scanner, scan, pool, job, issues);
            if (set.statistics.empty()) set.statistics = std::move(own);
        }
        if (pool)
            for (std::size_t f = 0; f < pooled.size(); ++f)
                pooled[f].add(scanner.record().moments[f]);
        scanner.writeCaches(scan);
        set.subsets.push_back(std::move(scan));
    }
    if (pool) set.statistics = statisticsOf(spec, pooled);
    return set;
}

CorpusSet scanTraining(const ProjectConfig& config, const JobControl& job, Issues& issues) {
    return scanSet(trainingSpec(config), job, issues);
}

std::optional<CorpusSet> scanValidation(const ProjectConfig& config, const JobControl& job, Issues& issues) {
    const std::optional<SetSpec> spec = validationSpec(config);
    if (!spec) return std::nullopt;
    return scanSet(*spec, job, issues);
}

CorpusSet scanTest(const ProjectConfig& config, const JobControl& job, Issues& issues) {
    return scanSet(testSpec(config), job, issues);
}

} // namespace sonorant
