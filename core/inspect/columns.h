// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"
#include "core/inspect/document.h"

#include <span>
#include <string>
#include <vector>

/// How many values a row of a headerless file may have.
namespace sonorant {

struct ColumnChoice {
    std::int64_t columns = 1;
    std::int64_t rows = 0;
    std::int64_t remainder = 0; ///< bytes
    bool ofProject = false;     ///< the project or the extension says so
    /// How much values change from row to row, against any two values: near 0 for the right choice, near 1
    /// for noise.
    double roughness = 1;
};

/// The most plausible first: what the project says of this extension, what the extension usually means, then
/// common dimensions without a remainder, in the order of how little their values change from row to row;
/// where that tells nothing, 80, 1, 81, 60, ... in this order. Never empty.
/// @param values the beginning of the file or all of it; some places are looked at
std::vector<ColumnChoice> plausibleColumns(std::uint64_t bytes, const std::string& extension,
                                           std::span<const float> values,
                                           std::span<const KnownFeature> known);

/// Share of values that no feature would hold: NaN, infinite, beyond 1e12 or below 1e-20. Above a third these
/// are hardly float32 values at all.
double implausibleShare(std::span<const float> values);

/// What a project says of its features: extensions, dimensions, frame shifts.
std::vector<KnownFeature> knownFeatures(const ProjectConfig& config);

} // namespace sonorant
