// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/job_control.h"
#include "core/measure/objective_figures.h"

#include <string>
#include <vector>

/// Figures of sound files, in pairs.
namespace sonorant {

struct SoundPair {
    std::string name; ///< relative, without extension
    Path natural, generated;
};

struct PairList {
    std::vector<SoundPair> pairs;            ///< sorted by name
    std::vector<std::string> withoutNatural; ///< generated, without a natural recording
    std::size_t notGenerated = 0;            ///< natural, not generated: no finding
};

/// Two files, or the sounds (.wav, .flac) of two folders and their sub-folders that have the same name.
/// @throws Error NotFound for what is not there; Mismatch for a file and a folder, or when no name is in both
PairList pairSounds(const Path& natural, const Path& generated);

struct PairFigures {
    ObjectiveFigures figures;
    std::string problem; ///< why there are none: what is wrong with a file; empty when all is well
};

/// Figures of two files of one channel each and the same rate. @throws Error as WaveReader; Mismatch for
/// different sampling rates or several channels; as measure()
ObjectiveFigures measureFiles(const Path& natural, const Path& generated, const MeasureOptions& options = {});

/// Figures of all pairs, in parallel, in their order. A pair that cannot be read does not end the others.
/// @param threads 0: all cores
/// @throws Cancelled; Error Configuration for options that make no sense
std::vector<PairFigures> measurePairs(const std::vector<SoundPair>& pairs, const JobControl& job,
                                      const MeasureOptions& options = {}, int threads = 0);

} // namespace sonorant
