// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <optional>
#include <string>
#include <string_view>

/// The names by which Python's files call the types of elements.
namespace sonorant {

/// "FloatStorage" -> float32 and so on; nothing for an unknown class.
std::optional<torch::ScalarType> typeOfStorageClass(std::string_view className);
/// The way back. @throws Error Unsupported for a type that PyTorch's storages do not have (quantised ones)
std::string storageClassOf(torch::ScalarType type);

/// numpy's code without byte order: "f8" -> float64; nothing for types that tensors do not have.
std::optional<torch::ScalarType> typeOfNumpyCode(std::string_view code);
/// @throws Error Unsupported for bfloat16 and others unknown to numpy
std::string numpyCodeOf(torch::ScalarType type);

/// "float32", "int64", ... as Python prints them.
std::string typeNameOf(torch::ScalarType type);

} // namespace sonorant
