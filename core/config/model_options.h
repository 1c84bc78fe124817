// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

namespace sonorant {

/// Fills in the defaults of the model's hyper-parameters and drops values that it does not know or accept.
/// An unknown model is left as it is.
void completeModelValues(ModelConfig& model);

} // namespace sonorant
