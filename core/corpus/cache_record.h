// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/file_facts.h"
#include "core/corpus/moments.h"
#include "core/corpus/set_spec.h"

#include <optional>
#include <string>
#include <vector>

namespace sonorant {

/// The cache files of one subset.
struct CacheFiles {
    Path sequences;   ///< <set>_utt_length.dic, the framework's
    Path inputStats;  ///< <set>_mean_std_input.bin, the framework's
    Path outputStats; ///< <set>_mean_std_output.bin, the framework's
    Path record;      ///< <set>_cache.json, ours
};

CacheFiles cacheFilesOf(const SetSpec& spec, const SubsetSpec& subset);

/// What the framework's caches cannot tell: from which files and options they were made.
struct CacheRecord {
    struct Column {
        std::string folder, extension;
        std::int64_t dimension = 1, resolution = 1;
        bool normalize = false;

        friend bool operator==(const Column&, const Column&) = default;
        /// Frames counted for the one hold for the other.
        bool sameFiles(const Column& other) const {
            return folder == other.folder && extension == other.extension && dimension == other.dimension;
        }
    };
    std::vector<Column> columns; ///< one per feature, inputs then outputs
    std::int64_t samplingRate = 0, truncate = 0, minimum = 0;
    std::vector<std::string> names;
    std::vector<std::vector<FileStamp>> stamps;    ///< per name, per feature
    std::vector<std::vector<std::int64_t>> frames; ///< the same
    std::vector<Moments> moments; ///< per feature (count 0 where not normalised); empty: none were computed

    /// A record of the options alone.
    static CacheRecord of(const SetSpec& spec, const SubsetSpec& subset);
    std::string toJson() const;
    /// Nothing when the text is no such record.
    static std::optional<CacheRecord> fromJson(const std::string& text);
    /// Nothing when there is no such file, or one that cannot be used.
    static std::optional<CacheRecord> read(const Path& file);
    /// Why caches made for `then` do not hold now; empty when they do.
    std::string changeSince(const CacheRecord& then) const;
};

} // namespace sonorant
