// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/feature_spec.h"
#include "core/io/matrix.h"

namespace sonorant {

/// By which a changed file is recognised.
struct FileStamp {
    std::uint64_t bytes = 0;
    std::int64_t modified = 0; ///< nanoseconds since the epoch

    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// @throws Error NotFound, Unreadable
FileStamp stampOf(const Path& file);

/// The length of one feature file.
struct FileLength {
    std::int64_t frames = 0;
    bool remainder = false; ///< a raw file holds bytes after its last whole frame
};

/// Raw: from `bytes` alone; others: from the header.
/// @throws Error NotFound, Unreadable, Malformed; Mismatch for a waveform of another sampling rate or with
/// more than
///         one channel, naming what was expected and found
FileLength measure(const Path& file, const FeatureSpec& feature, std::uint64_t bytes,
                   std::int64_t samplingRate);

/// Frames [first, first + count) as [count, M]. @throws Error as measure; Mismatch when the file is shorter
Matrix readFrames(const Path& file, const FeatureSpec& feature, std::int64_t first, std::int64_t count);

/// The whole file as [N, M]. @throws Error as measure
Matrix readAllFrames(const Path& file, const FeatureSpec& feature);

} // namespace sonorant
