// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <set>
#include <string>

/// Checkpoints that a person wants to keep. The marks lie beside the files, in kept.json:
/// {"v":1,"kept":["epoch_010.pt"]}, names sorted. A marked file is deleted neither by the window nor by the
/// trainer when it clears what a stop has left.
namespace sonorant {

/// Names of the marked files of a folder; none without kept.json.
/// @throws Error Unreadable; Malformed when it is no such file
std::set<std::string> keptNames(const Path& folder);

/// Marks or unmarks one file, written atomically; the last mark takes kept.json away.
/// @throws Error as keptNames; Unwritable
void setKept(const Path& checkpoint, bool kept);

} // namespace sonorant
