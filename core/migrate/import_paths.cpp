// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/import_paths.h"

namespace sonorant {

namespace {

Path plain(const Path& path) {
    Path result = std::filesystem::absolute(path).lexically_normal();
    return result.has_filename() ? result : result.parent_path();
}

} // namespace

ImportPaths::ImportPaths(const Path& configFile, const Path& target, std::string_view source)
    : m_source(plain(plain(configFile).parent_path())), m_target(target.empty() ? m_source : plain(target)),
      m_spelledOut(source.find(toUtf8(m_source)) != std::string_view::npos) {}

std::string ImportPaths::carried(const std::string& path) const {
    if (path.empty()) return path;
    Path found(path);
    if (found.is_absolute()) {
        const std::string text = toUtf8(found.lexically_normal()), folder = toUtf8(m_source);
        const bool below = text == folder || text.rfind(folder + "/", 0) == 0;
        if (!below || m_spelledOut) return path;
        found = Path(text).lexically_relative(m_source);
    }
    if (m_target == m_source) return toUtf8(found);
    return toUtf8((m_source / found).lexically_normal().lexically_relative(m_target));
}

} // namespace sonorant
