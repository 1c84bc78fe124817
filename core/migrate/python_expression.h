// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrate/python_calls.h"
#include "core/migrate/python_tokens.h"

#include <string>
#include <vector>

namespace sonorant::python {

/// Why a statement is not read.
struct Refusal {
    int line = 0;
    std::string reason;
};

/// The names that an expression may use, and what it may cost.
class Scope {
public:
    virtual ~Scope() = default;
    virtual Object lookUp(const std::string& name) const = 0;
    virtual const Place& place() const = 0;
    /// Counts work. @throws Error Unsupported when the file asks for more than any configuration needs
    virtual void spend(std::size_t units) = 0;
    virtual const std::string& context() const = 0; ///< names the file in errors
};

/// Reads and evaluates the expression that lies in tokens [begin, end), which may be a bare tuple "a, b". A
/// value that cannot be had comes back Unknown, and what Python would not evaluate either (the other branch
/// of a conditional) does no harm. @throws Refusal for what is no expression or one of those that are not
/// read
Object evaluate(const std::vector<Token>& tokens, std::size_t begin, std::size_t end, Scope& scope,
                int depth = 0);

/// The values of "a, b, c" in tokens [begin, end).
std::vector<Object> evaluateAll(const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                                Scope& scope);

} // namespace sonorant::python
