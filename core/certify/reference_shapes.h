// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/certify/reference.h"
#include "core/config/project_config.h"

namespace sonorant {

/// Fills in the dimensions and resolutions that `data` leaves empty, from what the whole model took and gave:
/// input [B, T, D], output [B, T * factor] or [B, T * factor, C]. Of several input dimensions the last is a
/// feature of its own (F0). @throws Error Configuration when the whole model was not recorded; Mismatch for
/// other shapes
void fillShapes(DataConfig& data, const Reference& reference);

} // namespace sonorant
