// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/checkpoint/checkpoint_value.h"

#include <string>
#include <string_view>

/// Files of torch.save, read and written without executing anything: the zip container of PyTorch 1.6 and
/// later, and (read only) the stream of pickles before it.
namespace sonorant {

/// Everything in the file. Tensors come to the CPU whatever device they were saved on; those that shared a
/// storage share it again.
/// @throws Error NotFound, Unreadable; Malformed; Unsupported for TorchScript, big-endian files and unknown
/// formats
CheckpointValue readCheckpoint(const Path& file);

/// The same from bytes. @param context names them in errors
CheckpointValue parseCheckpoint(std::string_view bytes, const std::string& context);

/// Writes what plain torch.load of PyTorch 1.6 and later reads, atomically. Tensors are written without
/// gradient and as lying on the CPU. @throws Error Unwritable; Unsupported for opaque values and tensors that
/// are not dense
void writeCheckpoint(const Path& file, const CheckpointValue& value);

/// The bytes of such a file. @param archive the name of its inner folder, by custom the file's stem
std::string checkpointBytes(const CheckpointValue& value, const std::string& archive);

} // namespace sonorant
