// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/checkpoint_catalogue.h"

#include <optional>
#include <string>
#include <vector>

/// One folder of a CheckpointCatalogue.
namespace sonorant {

/// Where a run says that it saves, by its config.toml.
struct SavingPlace {
    Path folder;
    SavedNames names;
    bool hasOptions = false;
    std::string trouble; ///< config.toml cannot be used: the usual names are assumed
};
SavingPlace savingPlaceOf(const Path& runFolder);

/// The checkpoint files of a folder with size and time, unordered. @param only nothing, or the one file that
/// is wanted. A folder that cannot be read has none.
std::vector<SavedCheckpoint> listSaved(const SavingPlace& place, const std::optional<Path>& only);

/// Losses, best mark and kept marks put to the files, and these into the order of CheckpointRun.
/// @param records where epochs.jsonl is looked for
void describeSaved(std::vector<SavedCheckpoint>& files, const Path& records, const Path& folder,
                   std::string& trouble);

} // namespace sonorant
