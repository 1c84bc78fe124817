// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

namespace sonorant::cli {

/// Say what one of the project's text files (or a cache of statistics) is and how much it holds; return the
/// exit status. @throws Error
int showNameList(const Path& file);
/// A .txt: a list of names where every line could be one, else text.
int showText(const Path& file);
/// A cache of sequences, _utt_length.dic.
int showSequences(const Path& file);
/// Records of a run: steps.jsonl, epochs.jsonl, or any other lines of JSON.
int showRecords(const Path& file);
/// A configuration. Mistakes in it are printed; the exit status is 2 then.
int showConfiguration(const Path& file);
/// A cache of statistics, _mean_std_input.bin or _mean_std_output.bin: all means, then all deviations.
int showStatistics(const Path& file);

} // namespace sonorant::cli
