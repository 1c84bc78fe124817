// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_config.h"

#include "core/migrate/python_statements.h"

namespace sonorant::python {

Configuration readConfiguration(std::string_view source, const Path& file) {
    const std::string context = toUtf8(file);
    const Path absolute = std::filesystem::absolute(file).lexically_normal();
    Statements statements(tokenize(source, context), {absolute, absolute.parent_path()}, context);
    return statements.run();
}

} // namespace sonorant::python
