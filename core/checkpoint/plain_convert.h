// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint_value.h"
#include "core/checkpoint/plain_value.h"

namespace sonorant {

/// The plain part of a checkpoint's value. A numpy number or a tensor of one element (a learning rate, in
/// some files) becomes a number. @throws Error Malformed for other tensors, dicts and opaque values, naming
/// `what`
PlainValue plainValueFrom(const CheckpointValue& value, const std::string& what);
/// @throws Error Malformed also for keys that are no text
PlainDict plainDictFrom(const CheckpointDict& dict, const std::string& what);

CheckpointValue toCheckpointValue(const PlainValue& value);
CheckpointDict toCheckpointDict(const PlainDict& dict);

} // namespace sonorant
