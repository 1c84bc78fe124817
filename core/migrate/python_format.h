// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrate/python_object.h"

#include <string>
#include <utility>
#include <vector>

/// Texts made from values as Python makes them: format(), str.format and the % operator. What is not
/// supported, or is wider than 4096 characters, comes back Unknown with the reason.
namespace sonorant::python {

/// format(value, spec): [[fill]align][sign][0][width][.precision][type] with type one of d f F e E g G s x X
/// o b %.
Object formatValue(const Object& value, const std::string& spec);

/// The part "!r", "!s", "!a" or 0, then the spec: as in "{x!r:>8}".
Object formatConverted(const Object& value, char conversion, const std::string& spec);

/// `text.format(...)`.
Object formatFields(const std::string& text, const std::vector<Object>& positional,
                    const std::vector<std::pair<std::string, Object>>& named);

/// `text % arguments`.
Object formatPercent(const std::string& text, const Object& arguments);

} // namespace sonorant::python
