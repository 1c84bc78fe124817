// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/migrate/python_object.h"

#include <string>
#include <string_view>
#include <vector>

namespace sonorant::python {

/// A name that the file sets, with its value at the end.
struct Variable {
    std::string name;
    int line = 0;          ///< where it was set last
    Object value;          ///< Unknown: not carried over, with the reason
    bool imported = false; ///< a module or one of its names
};

/// A statement that was not run and set no name.
struct Skipped {
    std::string what; ///< "sys.path.append", "for"
    int line = 0;
    std::string reason;
};

struct Configuration {
    std::vector<Variable> variables; ///< in the order in which they were set first
    std::vector<Skipped> skipped;
};

/// Reads a Python configuration as data; nothing of it is executed, and no file that it names is opened. What
/// Python would do is followed for assignments, if / else over known values, append and extend, and the
/// expressions of python_expression.h. Everything else is refused by name: the names that a refused statement
/// sets, or may change through a call, become Unknown.
/// @param file where it lies, for __file__ and relative paths
/// @throws Error Malformed (with the line) for what is no Python text, Unsupported for a file that asks for
/// more work
///         than any configuration needs
Configuration readConfiguration(std::string_view source, const Path& file);

} // namespace sonorant::python
