// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstdint>
#include <string>

namespace sonorant::cli {

/// What a raw file does not say itself.
struct MatrixQuestion {
    std::int64_t dimension = 0; ///< 0: ask the project, else guess
    std::string project;
    bool eachDimension = false;
};

/// Print the statistics of a file; return the exit status. @throws Error
int showRawMatrix(const Path& file, const MatrixQuestion& question);
int showNpy(const Path& file, const MatrixQuestion& question);
int showWaveform(const Path& file);

} // namespace sonorant::cli
