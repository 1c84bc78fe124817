// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <vector>

/// Recordings as the analysis wants them: one channel at the project's rate.
namespace sonorant {

/// All samples. @throws Error as WaveReader; Mismatch for another rate or more channels; Malformed without
/// samples or for samples that are not finite
std::vector<float> readRecording(const Path& file, int samplingRate);

/// Reads any recording, mixes it down, resamples it, writes it to `target` as 16-bit PCM and returns what
/// reading that file gives, so that features belong to the samples that training sees. @throws Error as
/// readRecording but for rate and channels; Unwritable
std::vector<float> convertRecording(const Path& file, int samplingRate, const Path& target);

} // namespace sonorant
