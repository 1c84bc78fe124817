// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

#include <string>
#include <vector>

/// Synthetic data of any amount that takes little room on the disk.
namespace sonorant::load {

/// Utterances of 20 frames (0.1 s at 8 kHz: .mel of 4 dimensions, .f0, .wav), hard links to a few files, in
/// sub-folders, under names with spaces, Latin letters in both Unicode forms, kanji and emoji.
/// @returns the project, whose list names all of them
ProjectConfig makeManyUtterances(const Path& root, int count);

/// Recordings of 16 kHz with mel (80 dimensions) and F0 every 5 ms, as sparse files: silence of any length.
/// Segments of 2 s.
ProjectConfig makeLongCorpus(const Path& root, int files, double secondsPerFile);

/// A run with records of `epochs` x `batches` and a checkpoint (of a few bytes) for each epoch.
void makeRun(const Path& folder, int epochs, int batches);

/// PROJECT/runs with so many runs of 20 epochs and four checkpoints each.
void makeRuns(const Path& project, int runs);

} // namespace sonorant::load
