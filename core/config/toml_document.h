// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/value.h"

#include <optional>
#include <string>
#include <vector>

namespace sonorant {

/// A config.toml that is edited as text: a change replaces the value's own characters, so that comments,
/// order, blank lines and the spelling of every other value stay.
class TomlDocument {
public:
    struct SyntaxError {
        int line = 0; ///< from 1
        std::string message;
    };

    explicit TomlDocument(std::string text = {});

    const std::string& text() const { return m_text; }
    void setText(std::string text);
    /// Set when the text is no TOML (or beyond the limits of size and nesting); values are then empty.
    const std::optional<SyntaxError>& syntaxError() const { return m_error; }

    struct Entry {
        std::string table, key;
        Value value;
        int line = 0;                   ///< from 1
        std::size_t begin = 0, end = 0; ///< the value's characters in text()
    };
    const std::vector<Entry>& entries() const { return m_entries; }
    const Entry* find(const std::string& table, const std::string& key) const;

    /// Sets or adds table.key; the table is appended when missing. @throws Error Malformed while
    /// syntaxError()
    void set(const std::string& table, const std::string& key, const Value& value);
    /// Removes the line(s) of table.key (back to the default); comments before it stay. No-op if it is not
    /// there.
    void remove(const std::string& table, const std::string& key);

private:
    void parse();
    std::string m_text;
    std::vector<Entry> m_entries;
    std::optional<SyntaxError> m_error;
};

} // namespace sonorant
