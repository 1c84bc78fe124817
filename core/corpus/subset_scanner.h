// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/cache_record.h"
#include "core/corpus/corpus.h"

namespace sonorant {

/// Scans one subset: names, stamps, lengths, segments, and what the caches know of it.
class SubsetScanner {
public:
    SubsetScanner(const SetSpec& spec, const SubsetSpec& subset, const JobControl& job, Issues& issues);

    /// @throws Error and Cancelled as scanSet
    SubsetScan scan();

    /// The record of what was scanned, to be written once the statistics are known. Its moments are those of
    /// the caches where these still hold.
    CacheRecord& record() { return m_record; }
    /// The .dic there was holds for the data as they are, so that the .bin beside it does too.
    bool cachesHold() const { return m_cachesHold; }
    /// Writes the .dic and the record where they changed. An unwritable folder is a warning.
    void writeCaches(const SubsetScan& scan);

private:
    bool takeUnscanned(SubsetScan& scan);
    void stampFiles();
    void countFrames(bool& cached);
    bool reuseFrames(std::size_t name);
    void cutSegments(SubsetScan& scan);
    void judgeCaches(const SubsetScan& scan);
    void warnMissing(const SubsetScan& scan);
    void warnRemainders();
    [[noreturn]] void refuseEmpty(const SubsetScan& scan) const;
    void refuseOrWarnInvalid(const SubsetScan& scan);
    void warn(const std::string& where, const std::string& message, const std::string& hint);

    const SetSpec& m_spec;
    const SubsetSpec& m_subset;
    const JobControl& m_job;
    Issues& m_issues;
    std::vector<FeatureSpec> m_features;
    std::vector<Path> m_folders;
    CacheFiles m_files;
    CacheRecord m_record;
    std::optional<CacheRecord> m_old;
    std::vector<std::size_t> m_oldIndex; ///< per name, its place in m_old; none: npos
    bool m_cachesHold = false;
    bool m_recordChanged = true, m_sequencesChanged = true;
};

/// Writes a cache file; failing to is a warning, never an error.
void writeCacheFile(const Path& file, const std::string& bytes, Issues& issues);

} // namespace sonorant
