// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint_value.h"

#include <string>

namespace sonorant {

/// A value as one text that tells every type, every order and every bit; canonicalPython() makes the same of
/// what torch.load returns.
std::string canonical(const CheckpointValue& value);

/// A Python program's beginning: defines canonical(x), imports torch, numpy, sys, collections.
std::string canonicalPython();

} // namespace sonorant
