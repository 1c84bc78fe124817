// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <QString>

namespace sonorant {

struct ProjectConfig;

/// The recording of an utterance of the training or validation set; empty when it is not there.
Path recordingOf(const ProjectConfig& config, const QString& utterance);

/// Opens it with the system's player. False when there is no such recording.
bool openRecording(const ProjectConfig& config, const QString& utterance);

} // namespace sonorant
