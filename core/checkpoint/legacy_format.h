// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint_value.h"

#include <string>
#include <string_view>

namespace sonorant {

/// Whether the bytes begin as torch.save did before PyTorch 1.6: a pickle with its magic number.
bool looksLikeLegacyCheckpoint(std::string_view bytes);

/// Reads that format: pickles of magic number, version, system, value and storage keys, then the raw
/// storages. Source: torch/serialization.py, _legacy_load. @throws Error Malformed, Unsupported
CheckpointValue parseLegacyCheckpoint(std::string_view bytes, const std::string& context);

} // namespace sonorant
