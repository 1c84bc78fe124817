// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

/// What a configuration says by leaving something out. Internal to core/config.
namespace sonorant {

/// Fills in the defaults of the model's hyper-parameters and drops values that it does not know or accept.
/// An unknown model is left as it is.
void completeModelValues(ModelConfig& model);

/// A test set without folders of its own has the input folders of the first training subset, no natural
/// recordings, and the name "test".
void completeTestSets(ProjectConfig& config);

} // namespace sonorant
