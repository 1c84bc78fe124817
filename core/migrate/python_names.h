// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrate/python_tokens.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

/// What a stretch of Python could do to names if it ran: looked at token by token, never run.
namespace sonorant::python {

/// Tokens [begin, end).
struct Stretch {
    std::size_t begin = 0, end = 0;
};

struct Effects {
    std::set<std::string> assigned;  ///< names that it sets, deletes or changes by index or attribute
    std::set<std::string> mentioned; ///< every name in it
    bool calls = false;              ///< it calls a function that may change what it is given
    bool anything = false;           ///< exec, eval, globals and the like: it may set any name
};

Effects effectsOf(const std::vector<Token>& tokens, Stretch stretch);

/// The simple statements of a stretch: split at line ends and semicolons.
std::vector<Stretch> simpleStatements(const std::vector<Token>& tokens, Stretch stretch);

/// Where the brackets that open at `begin` end: the position of the closing one.
std::size_t closingBracket(const std::vector<Token>& tokens, std::size_t begin, std::size_t end);

/// Positions of `text` outside all brackets in a stretch.
std::vector<std::size_t> outside(const std::vector<Token>& tokens, Stretch stretch, std::string_view text);

} // namespace sonorant::python
