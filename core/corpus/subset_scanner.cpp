// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/subset_scanner.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/corpus/lengths.h"
#include "core/corpus/progress_meter.h"
#include "core/io/dic.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>

namespace sonorant {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::vector<DicEntry> toEntries(const std::vector<Sequence>& sequences) {
    std::vector<DicEntry> entries;
    entries.reserve(sequences.size());
    for (const Sequence& s : sequences)
        entries.push_back({s.length, s.name, s.segment, s.start, s.id});
    return entries;
}

std::optional<std::vector<DicEntry>> readEntries(const Path& file) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure)) return std::nullopt;
    try {
        return readDic(file);
    } catch (const Error&) {
        return std::vector<DicEntry>(); // damaged: fits nothing, so it is renewed with a message
    }
}

} // namespace

void writeCacheFile(const Path& file, const std::string& bytes, Issues& issues) {
    try {
        writeFileAtomically(file, bytes);
    } catch (const Error& error) {
        const std::string folder = toUtf8(file.parent_path());
        for (const Issue& issue : issues)
            if (issue.path == folder) return; // said once per folder
        issues.push_back(
            {folder, "the caches cannot be written: " + error.message(),
             "the data will be scanned each time; make the folder writable or set data.path_cache_file",
             Severity::Warning});
    }
}

SubsetScanner::SubsetScanner(const SetSpec& spec, const SubsetSpec& subset, const JobControl& job,
                             Issues& issues)
    : m_spec(spec), m_subset(subset), m_job(job), m_issues(issues), m_features(spec.features()),
      m_folders(foldersOf(subset)), m_files(cacheFilesOf(spec, subset)),
      m_record(CacheRecord::of(spec, subset)) {}

SubsetScan SubsetScanner::scan() {
    SubsetScan scan;
    scan.spec = m_subset;
    if (m_spec.skipScanning && !m_spec.ignoreCaches && takeUnscanned(scan)) return scan;
    m_job.progress("Listing " + m_subset.name, 0, 0);
    NameScan names = scanNames(m_spec, m_subset);
    scan.missing = std::move(names.missing);
    if (names.names.empty()) refuseEmpty(scan);
    warnMissing(scan);
    m_record.names = std::move(names.names);
    if (!m_spec.ignoreCaches) m_old = CacheRecord::read(m_files.record);
    stampFiles();
    countFrames(scan.cached);
    warnRemainders();
    cutSegments(scan);
    refuseOrWarnInvalid(scan);
    if (scan.sequences.empty())
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected segments of at least {} steps (minimum_len), found none in {}",
                                m_spec.minimum, counted(scan.utterances.size(), "utterance")),
                    m_subset.name, "make data.minimum_len smaller, or add longer recordings");
    judgeCaches(scan);
    return scan;
}

/// force_skip_datadir_scanning: the cache is believed without a look at the folders.
bool SubsetScanner::takeUnscanned(SubsetScan& scan) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(m_files.sequences, failure)) return false;
    for (const DicEntry& e : readDic(m_files.sequences)) {
        scan.sequences.push_back({e.length, e.seqName, e.segIdx, e.startPos, e.infoId});
        if (scan.utterances.empty() || scan.utterances.back().name != e.seqName)
            scan.utterances.push_back({e.seqName, {}, {}, 0, 0, UtteranceState::Used, {}});
        scan.utterances.back().length = e.startPos + e.length;
        ++scan.utterances.back().segments;
    }
    if (scan.sequences.empty()) return false;
    scan.cached = true;
    m_old = CacheRecord::read(m_files.record);
    if (m_old && m_old->columns == m_record.columns) m_record.moments = m_old->moments;
    m_cachesHold = true;
    m_recordChanged = m_sequencesChanged = false;
    return true;
}

void SubsetScanner::stampFiles() {
    const std::vector<std::string>& names = m_record.names;
    m_record.stamps.assign(names.size(), std::vector<FileStamp>(m_features.size()));
    m_oldIndex.assign(names.size(), nowhere);
    ProgressMeter meter(m_job, "Looking at the files of " + m_subset.name,
                        static_cast<std::int64_t>(names.size()));
    parallelFor(names.size(), [&](std::size_t i) {
        for (std::size_t f = 0; f < m_features.size(); ++f)
            m_record.stamps[i][f] = stampOf(m_features[f].file(m_folders[f], names[i]));
        if (m_old) {
            const auto at = std::lower_bound(m_old->names.begin(), m_old->names.end(), names[i]);
            if (at != m_old->names.end() && *at == names[i])
                m_oldIndex[i] = static_cast<std::size_t>(at - m_old->names.begin());
        }
        meter.step();
    });
}

/// Takes the frames of an utterance from the old record where its files are the same.
bool SubsetScanner::reuseFrames(std::size_t name) {
    const std::size_t old = m_oldIndex[name];
    if (old == nowhere || m_old->columns.size() != m_record.columns.size() ||
        m_old->samplingRate != m_record.samplingRate || m_old->stamps[old] != m_record.stamps[name])
        return false;
    for (std::size_t f = 0; f < m_features.size(); ++f)
        if (!m_old->columns[f].sameFiles(m_record.columns[f])) return false;
    m_record.frames[name] = m_old->frames[old];
    return true;
}

void SubsetScanner::countFrames(bool& cached) {
    const std::vector<std::string>& names = m_record.names;
    m_record.frames.assign(names.size(), std::vector<std::int64_t>(m_features.size(), 0));
    ProgressMeter meter(m_job, "Reading lengths of " + m_subset.name,
                        static_cast<std::int64_t>(names.size()));
    std::atomic<bool> allCached{true};
    parallelFor(names.size(), [&](std::size_t i) {
        if (!reuseFrames(i)) {
            allCached = false;
            for (std::size_t f = 0; f < m_features.size(); ++f)
                m_record.frames[i][f] = measure(m_features[f].file(m_folders[f], names[i]), m_features[f],
                                                m_record.stamps[i][f].bytes, m_spec.samplingRate)
                                            .frames;
        }
        meter.step();
    });
    cached = allCached;
}

void SubsetScanner::cutSegments(SubsetScan& scan) {
    scan.utterances.reserve(m_record.names.size());
    for (std::size_t i = 0; i < m_record.names.size(); ++i) {
        UtteranceLength found = utteranceLength(m_spec, m_record.frames[i]);
        UtteranceFacts facts{m_record.names[i],
                             m_record.frames[i],
                             m_record.stamps[i],
                             found.length,
                             0,
                             UtteranceState::Used,
                             {}};
        if (!found.problem.empty()) {
            facts.state = UtteranceState::LeftOut;
            facts.problem = std::move(found.problem);
        } else {
            facts.segments =
                static_cast<std::int64_t>(appendSegments(m_spec, facts.name, facts.length, scan.sequences));
            if (facts.segments == 0) {
                facts.state = UtteranceState::TooShort;
                facts.problem = fmt::format("{} steps, but minimum_len is {}", facts.length, m_spec.minimum);
            }
        }
        scan.utterances.push_back(std::move(facts));
    }
}

void SubsetScanner::judgeCaches(const SubsetScan& scan) {
    if (m_spec.ignoreCaches) return;
    const std::optional<std::vector<DicEntry>> entries = readEntries(m_files.sequences);
    const bool same = entries && *entries == toEntries(scan.sequences);
    m_sequencesChanged = !same;
    std::string change;
    if (m_old)
        change = m_record.changeSince(*m_old);
    else if (entries && !same)
        change = "it does not fit the data as they are";
    if (m_old && change.empty() && entries && !same) change = "it was changed by another program";
    m_cachesHold = same && change.empty();
    m_recordChanged = !m_old || !change.empty();
    if (m_cachesHold && m_old) m_record.moments = m_old->moments;
    if (!change.empty())
        m_issues.push_back(
            {toUtf8(m_files.sequences), "the cache was stale and is renewed: " + change, "", Severity::Info});
}

void SubsetScanner::refuseEmpty(const SubsetScan& scan) const {
    const Path& list = m_subset.list.file;
    const std::string where = list.empty() ? m_subset.name : m_subset.name + ", " + toUtf8(list);
    if (scan.missing.empty())
        throw Error(ErrorKind::NotFound, "expected utterances, found none", where,
                    list.empty() ? "put feature files into the first input folder, or give a list"
                                 : "write one name of an utterance per line into the list");
    throw Error(ErrorKind::NotFound,
                fmt::format("expected utterances, found none of which every file is there ({} missing)",
                            counted(scan.missing.size(), "utterance")),
                where, "the first lacks " + toUtf8(scan.missing[0].file));
}

void SubsetScanner::writeCaches(const SubsetScan& scan) {
    if (m_sequencesChanged) writeCacheFile(m_files.sequences, dicText(toEntries(scan.sequences)), m_issues);
    const bool newMoments = !m_record.moments.empty() && !(m_old && !m_old->moments.empty());
    const bool scanned = !m_record.names.empty();
    if (scanned && (m_recordChanged || newMoments))
        writeCacheFile(m_files.record, m_record.toJson(), m_issues);
}

void SubsetScanner::warnMissing(const SubsetScan& scan) {
    if (scan.missing.empty()) return;
    std::vector<std::string> names;
    for (const MissingUtterance& missing : scan.missing)
        names.push_back(missing.name);
    warn(m_subset.name,
         fmt::format("{} left out because files are missing: {}", counted(names.size(), "utterance"),
                     nameSome(names)),
         "the first lacks " + toUtf8(scan.missing.front().file));
}

void SubsetScanner::warnRemainders() {
    for (std::size_t f = 0; f < m_features.size(); ++f) {
        if (m_features[f].storage() != Storage::Raw) continue;
        const auto frame = sizeof(float) * static_cast<std::uint64_t>(m_features[f].dimension);
        std::vector<std::string> names;
        for (std::size_t i = 0; i < m_record.names.size(); ++i)
            if (m_record.stamps[i][f].bytes % frame != 0) names.push_back(m_record.names[i]);
        if (names.empty()) continue;
        warn(toUtf8(m_folders[f]),
             fmt::format(
                 "{} with a length that is no multiple of {} bytes (dimension {}), the rest is ignored: {}",
                 counted(names.size(), m_features[f].extension + " file"), frame, m_features[f].dimension,
                 nameSome(names)),
             "check the dimension of this feature, or extract it again");
    }
}

void SubsetScanner::refuseOrWarnInvalid(const SubsetScan& scan) {
    std::vector<std::string> names;
    const UtteranceFacts* first = nullptr;
    for (const UtteranceFacts& facts : scan.utterances) {
        if (facts.state != UtteranceState::LeftOut) continue;
        if (!first) first = &facts;
        names.push_back(facts.name);
    }
    if (!first) return;
    if (m_spec.leaveOutInvalid)
        return warn(m_subset.name,
                    fmt::format("{} left out because the lengths of features do not fit: {}",
                                counted(names.size(), "utterance"), nameSome(names)),
                    first->name + ": " + first->problem);
    const std::string others =
        names.size() > 1 ? fmt::format(" (and {} more)", names.size() - 1) : std::string();
    throw Error(
        ErrorKind::Mismatch, first->problem + others, m_subset.name + ", utterance " + first->name,
        "extract the features again, or set data.ignore_length_invalid_data to leave such utterances out");
}

void SubsetScanner::warn(const std::string& where, const std::string& message, const std::string& hint) {
    m_issues.push_back({where, message, hint, Severity::Warning});
}

} // namespace sonorant
