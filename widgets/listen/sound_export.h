// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/job_control.h"

#include <string>
#include <vector>

namespace sonorant {

/// A file to be handed out, and the name that it gets (with extension; may hold a sub-path).
struct ExportedSound {
    Path file;
    std::string name;
};

/// Copies the files into `folder`. A file that is there already stays: the copy gets a number behind its
/// name. For a thread.
/// @returns the files made
/// @throws Error NotFound, Unreadable, Unwritable; Cancelled
std::vector<Path> exportSounds(const std::vector<ExportedSound>& sounds, const Path& folder,
                               const JobControl& job);

} // namespace sonorant
