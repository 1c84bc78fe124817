// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/option.h"
#include "core/migrate/python_object.h"

#include <functional>
#include <optional>
#include <string>

/// From Python's values, and the words of a shell line, to those of an option.
namespace sonorant {

/// Either a value, or why there is none.
struct OptionValue {
    std::optional<Value> value;
    std::string problem;
};

/// How many subsets the configuration describes, which decides how its flat lists are meant.
struct Shape {
    bool hasSubsets = false; ///< folders are nested lists, or the set's name is a list
};

/// @param path  makes a path as config.py has it one as config.toml has it
OptionValue toOptionValue(const Option& option, const python::Object& object, Shape shape,
                          const std::function<std::string(const std::string&)>& path);

OptionValue toOptionValue(const Option& option, const std::string& word);

} // namespace sonorant
