// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/migrate/python_object.h"

#include <string>
#include <utility>
#include <vector>

/// The few functions whose result a configuration may need. They touch no files, and nothing else is ever
/// called.
namespace sonorant::python {

struct Arguments {
    std::vector<Object> positional;
    std::vector<std::pair<std::string, Object>> named;
};

/// Where the configuration lies: what __file__ and os.getcwd() say.
struct Place {
    Path file;   ///< absolute
    Path folder; ///< absolute: where the framework is started
};

/// What a bare name means that the configuration did not assign: True, None, __file__, a function. Unknown
/// otherwise.
Object builtinName(const std::string& name, const Place& place);

/// `function(arguments)` of a Symbol. Unknown with the reason for every function that is not one of the few.
Object callFunction(const std::string& function, const Arguments& arguments, const Place& place);

/// `text.method(arguments)`.
Object callTextMethod(const Object& text, const std::string& method, const Arguments& arguments);

/// What `module.name` is: a constant of os ("os.sep") or a longer Symbol.
Object attributeOf(const std::string& symbol, const std::string& name);

} // namespace sonorant::python
