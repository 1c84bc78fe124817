// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstdint>
#include <string>

namespace sonorant {

enum class Storage {
    Raw,  ///< headerless float32 [N, M]; N from the file's size
    Wave, ///< .wav, .flac: one channel, read as [N, 1]
    Npy   ///< .npy: [N, M] or [M, N]
};

/// One feature of a set: how its files look.
struct FeatureSpec {
    std::string extension;       ///< with the dot
    std::int64_t dimension = 1;  ///< M, values per frame
    std::int64_t resolution = 1; ///< output-rate steps per frame
    bool normalize = false;      ///< z-normalised with training-set statistics

    Storage storage() const;
    /// Only values above 0 count in the statistics (F0: voiced frames).
    bool voicedOnly() const { return extension == ".f0"; }
    /// The file of an utterance in `folder`. The name may hold a sub-path.
    Path file(const Path& folder, const std::string& name) const { return folder / (name + extension); }
};

} // namespace sonorant
