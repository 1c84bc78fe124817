// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch.h"

namespace sonorant {

/// Samples side by side, raw inputs and targets padded with zeros at the end to the longest of the batch (so
/// F0 is 0, unvoiced, there). One sample alone is not copied. `indices` are taken over.
/// @throws Error Mismatch when the dimensions differ, or only some have a target
Batch collate(std::vector<Sample> samples, std::vector<std::int64_t> indices);

} // namespace sonorant
