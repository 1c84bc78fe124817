// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/set_spec.h"

#include <string>
#include <vector>

namespace sonorant {

/// A name of the list that cannot be used, with the first file that it lacks.
struct MissingUtterance {
    std::string name;
    Path file;
};

struct NameScan {
    std::vector<std::string> names;        ///< those that every folder has, sorted by code point, each once
    std::vector<MissingUtterance> missing; ///< sorted
};

/// The utterances of a subset: its list (or every file of the first input folder, sub-folders included), less
/// those to leave out, that exist in every input and output folder. Each folder is listed once.
/// @throws Error NotFound for a list or folder that is not there; Malformed for a broken list
NameScan scanNames(const SetSpec& spec, const SubsetSpec& subset);

/// The names of a subset as they stand in its list (or, without one, in the first input folder): in any
/// order, repetitions and those to leave out included. @throws Error as scanNames; Malformed for a name that
/// leads out of the folders
std::vector<std::string> listedNames(const SetSpec& spec, const SubsetSpec& subset);

} // namespace sonorant
