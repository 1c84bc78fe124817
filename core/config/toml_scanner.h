// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/toml_document.h"

#include <optional>
#include <string>
#include <vector>

/// Finds where in the text of a config.toml each table and value stands, and refuses what a project never
/// needs (nested tables, dotted keys, inline tables, dates) in plain words. It never recurses deeper than
/// maxTomlNesting, so that hostile text is stopped before a real parser sees it. Internal to core/config.
namespace sonorant {

inline constexpr std::size_t maxTomlBytes = std::size_t(4) << 20;
inline constexpr int maxTomlNesting = 16;

struct ScannedTable {
    std::string name;
    int line = 0;        ///< from 1
    std::size_t end = 0; ///< just behind the header's line, its line end included
};

struct ScannedEntry {
    std::string table, key;
    int line = 0;              ///< from 1, of the key
    std::size_t lineBegin = 0; ///< where the line of the key begins
    std::size_t begin = 0;     ///< the value's first character
    std::size_t end = 0;       ///< behind its last one
    std::size_t lineEnd = 0;   ///< just behind the last line, its line end included
};

struct TomlScan {
    std::vector<ScannedTable> tables;
    std::vector<ScannedEntry> entries;
    std::optional<TomlDocument::SyntaxError> error; ///< then the lists hold what came before it
};

TomlScan scanToml(const std::string& text);

} // namespace sonorant
