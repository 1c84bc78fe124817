// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <string>
#include <string_view>

namespace sonorant {

/// How paths of a config.py are written in the config.toml that takes its place. The framework is started in
/// the folder of config.py, so relative paths begin there.
class ImportPaths {
public:
    /// @param target  the project's folder; empty: that of configFile
    /// @param source  the text of config.py
    ImportPaths(const Path& configFile, const Path& target, std::string_view source);

    const Path& targetFolder() const { return m_target; }

    /// A relative path stays relative, seen from the target folder. So does one below the folder of config.py
    /// that the file does not spell out itself: it was made with __file__ or os.getcwd(). Other absolute
    /// paths stay as they are.
    std::string carried(const std::string& path) const;

private:
    Path m_source, m_target;   ///< folders, absolute
    bool m_spelledOut = false; ///< the source itself names its folder
};

} // namespace sonorant
