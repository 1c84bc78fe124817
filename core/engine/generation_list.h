// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/generation_work.h"
#include "core/inference/generator.h"

#include <vector>

namespace sonorant {

/// Generates and writes them all, and adds to `report`: files and issues in the order of `work`, seconds of
/// audio, and whether it was cancelled. As many utterances at a time as there are threads, where the
/// generator allows it; what is left over then gets all threads, one after the other. @throws Error
void generateList(Generator& generator, const InferenceRequest& request,
                  const std::vector<GenerationWork>& work, const JobControl& job, InferenceReport& report);

} // namespace sonorant
