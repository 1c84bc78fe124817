// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrate/python_tokens.h"

#include <string>
#include <vector>

namespace sonorant::python {

/// A literal text, or an expression within an f-string.
struct StringPart {
    bool isExpression = false;
    std::string text;    ///< escapes decoded; or the source of the expression
    char conversion = 0; ///< 'r', 's', 'a' of "{x!r}"
    std::string spec;    ///< what follows the colon
};

/// One string token taken apart.
struct StringLiteral {
    std::vector<StringPart> parts;
    std::string refused; ///< why it is not read; empty: it is
};

/// Quotes, prefix and escapes of the language reference, section 2.4.1.
StringLiteral readString(const Token& token);

} // namespace sonorant::python
