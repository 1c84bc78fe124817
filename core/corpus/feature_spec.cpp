// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/feature_spec.h"

#include <algorithm>
#include <cctype>

namespace sonorant {

Storage FeatureSpec::storage() const {
    std::string lower = extension;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower == ".wav" || lower == ".flac") return Storage::Wave;
    if (lower == ".npy") return Storage::Npy;
    return Storage::Raw;
}

} // namespace sonorant
