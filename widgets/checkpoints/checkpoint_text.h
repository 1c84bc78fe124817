// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/checkpoint_catalogue.h"
#include "core/service/checkpoint_service.h"

#include <QString>

/// Checkpoints in words.
namespace sonorant {

/// "Epoch 12", "Epoch 13, mini-batch 400", "Best weights", or the file's name.
QString checkpointTitle(const SavedCheckpoint& checkpoint);
/// "demo, 1 Mar 14:30".
QString runTitle(const CheckpointRun& run);
/// Four decimals; a dash for NaN.
QString lossText(double loss);
/// Megabytes of 10^6 bytes, without the unit.
QString megabytesText(std::uint64_t bytes);
QString timeText(std::chrono::system_clock::time_point time);
/// "best, kept"; empty for neither.
QString marksText(const SavedCheckpoint& checkpoint);
/// "64 x 81"; "scalar" for a tensor of one value without dimensions.
QString shapeText(const std::vector<std::int64_t>& shape);
/// Why it may not be deleted; empty when it may.
QString barText(DeletionBar bar);
/// The name of a fact of a CheckpointSummary for people; unknown ones as they are.
QString factText(const std::string& name);
/// "1 checkpoint", "12 checkpoints".
QString countText(int count);
/// "1.52 %", "unchanged"; of a change from zero "from zero".
QString changeText(double relative);

} // namespace sonorant
