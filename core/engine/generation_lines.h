// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/generation_work.h"
#include "core/inference/generator.h"

#include <string>
#include <vector>

namespace sonorant {

/// For a model that says a line of each utterance (LineModel): writes them all to `linesFile`, in the order
/// of `work`, and adds to `report`. What is done when one fails or the job is cancelled stays. @throws Error
void generateLines(Generator& generator, const InferenceRequest& request, const std::string& linesFile,
                   const std::vector<GenerationWork>& work, const JobControl& job, InferenceReport& report);

} // namespace sonorant
