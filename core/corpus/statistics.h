// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/corpus.h"
#include "core/corpus/moments.h"

namespace sonorant {

/// Moments of every normalised feature over the whole files of the used utterances, in the order of
/// spec.features(); the others have count 0. Files are read in parallel, combined in the order of their
/// names.
/// @throws Error as readAllFrames; Cancelled
std::vector<Moments> computeMoments(const SetSpec& spec, const SubsetScan& subset, const JobControl& job);

/// Moments -> float32 means and deviations; 0 and 1 for features that are not normalised.
Statistics statisticsOf(const SetSpec& spec, const std::vector<Moments>& moments);

/// The framework's two files: all means, then all deviations. Nothing when one is missing or has another
/// size.
std::optional<Statistics> readStatistics(const SetSpec& spec, const Path& inputFile, const Path& outputFile);

/// The bytes of such a file.
std::string statisticsBytes(const std::vector<float>& mean, const std::vector<float>& deviation);

} // namespace sonorant
