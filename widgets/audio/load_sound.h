// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/job_control.h"
#include "widgets/audio/play_source.h"

namespace sonorant {

/// A sound file for playing: mixed down to one channel and resampled (windowed sinc). For a thread.
/// @param rate Hz; 0: the file's own
/// @throws Error NotFound, Unreadable, Malformed; Cancelled
PlaySource::SoundPtr loadSound(const Path& file, int rate = 0, const JobControl& job = {});

/// The sound at another rate; the very same where it has that rate. For a thread.
PlaySource::SoundPtr atRate(PlaySource::SoundPtr sound, int rate);

/// Linear gains that make the sounds equally loud without clipping (core/measure/loudness.h), in their order.
/// Reads all samples: for a thread where they are long. Null sounds count as silent ones.
std::vector<float> equalLoudness(std::span<const PlaySource::SoundPtr> sounds);

} // namespace sonorant
