// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrate/python_object.h"

#include <string>

namespace sonorant::python {

/// A number as Python source writes it: 16000, 16_000, 0x3e8, 0o17, 0b101, 1.5, .5, 1e-4. Unknown for complex
/// ones, for whole ones beyond 64 bits, and for what is no number.
Object readNumber(const std::string& literal);

} // namespace sonorant::python
