// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrate/python_object.h"

#include <optional>
#include <string>

/// Arithmetic, comparison and subscripts as Python does them. What Python would stop at, what is beyond 64
/// bits and what is beyond the limits of a value comes back Unknown with the reason.
namespace sonorant::python {

/// `a OPERATION b` for + - * / // % **.
Object binary(const std::string& operation, const Object& a, const Object& b);
/// `-a`, `+a`.
Object unary(const std::string& operation, const Object& a);
/// `a OPERATION b` for == != < <= > >= in, "not in", is, "is not".
Object compare(const std::string& operation, const Object& a, const Object& b);

/// `object[index]`.
Object subscript(const Object& object, const Object& index);
/// `object[begin:end:step]`; None where nothing is written.
Object slice(const Object& object, const Object& begin, const Object& end, const Object& step);
/// Where `index` lies in a sequence of `size`; nothing when it lies outside.
std::optional<std::size_t> positionOf(std::int64_t index, std::size_t size);

} // namespace sonorant::python
