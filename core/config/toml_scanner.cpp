// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/toml_scanner.h"

#include "core/base/text.h"
#include "core/config/toml_number.h"

#include <fmt/format.h>

#include <cctype>
#include <map>
#include <utility>

namespace sonorant {

namespace {

bool isKeyCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

class Scanner {
public:
    explicit Scanner(const std::string& text) : m_text(text) {
        if (m_text.compare(0, 3, "\xEF\xBB\xBF") == 0) m_pos = 3;
    }

    TomlScan scan() {
        TomlScan result;
        try {
            while (!atEnd())
                scanLine(result);
        } catch (TomlDocument::SyntaxError& error) {
            result.error = std::move(error);
        }
        return result;
    }

private:
    const std::string& m_text;
    std::size_t m_pos = 0;
    int m_line = 1;
    int m_listLine = 0; ///< where the outermost list around m_pos begins; 0: none
    std::string m_table;
    std::map<std::string, int> m_tableLines;
    std::map<std::pair<std::string, std::string>, int> m_keyLines;

    bool atEnd() const { return m_pos >= m_text.size(); }
    char peek(std::size_t ahead = 0) const {
        return m_pos + ahead < m_text.size() ? m_text[m_pos + ahead] : '\0';
    }
    bool startsWith(const char* what) const {
        return m_text.compare(m_pos, std::char_traits<char>::length(what), what) == 0;
    }
    bool atLineEnd() const { return atEnd() || peek() == '\n' || startsWith("\r\n"); }

    [[noreturn]] static void fail(int line, std::string message) {
        throw TomlDocument::SyntaxError{line, std::move(message)};
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t')
            ++m_pos;
    }

    void skipComment() {
        if (peek() == '#')
            while (!atLineEnd())
                ++m_pos;
    }

    void passLineEnd() {
        if (peek() == '\r') ++m_pos;
        if (!atEnd()) ++m_pos;
        ++m_line;
    }

    /// Blank characters, comments and line ends inside a list.
    void skipBetweenItems() {
        for (;;) {
            skipBlanks();
            skipComment();
            if (atEnd() || !atLineEnd()) return;
            passLineEnd();
        }
    }

    void scanLine(TomlScan& result) {
        const std::size_t lineBegin = m_pos;
        skipBlanks();
        skipComment();
        if (atLineEnd()) return passLineEnd();
        const int line = m_line;
        const bool header = peek() == '[';
        if (header)
            scanHeader(result);
        else
            scanEntry(result, lineBegin);
        skipBlanks();
        skipComment();
        if (!atLineEnd())
            fail(line,
                 fmt::format("unexpected \"{}\" after the {}", restOfLine(), header ? "table" : "value"));
        passLineEnd();
        if (header)
            result.tables.back().end = m_pos;
        else
            result.entries.back().lineEnd = m_pos;
    }

    std::string restOfLine() const {
        std::size_t end = m_text.find('\n', m_pos);
        if (end == std::string::npos) end = m_text.size();
        std::string rest(trimmed(std::string_view(m_text).substr(m_pos, end - m_pos)));
        if (rest.size() > 40) rest.replace(37, std::string::npos, "...");
        return rest;
    }

    void scanHeader(TomlScan& result) {
        ++m_pos;
        if (peek() == '[')
            fail(m_line, "lists of tables [[...]] are not used here: write [data], [training], [inference] "
                         "or [model]");
        skipBlanks();
        const std::string name = scanKey();
        skipBlanks();
        if (peek() == '.') fail(m_line, fmt::format("nested tables are not used here: write [{}]", name));
        if (peek() != ']') fail(m_line, fmt::format("the table [{} has no closing bracket", name));
        ++m_pos;
        const auto [previous, added] = m_tableLines.emplace(name, m_line);
        if (!added)
            fail(m_line, fmt::format("the table [{}] is there twice, first on line {}: join the two", name,
                                     previous->second));
        m_table = name;
        result.tables.push_back({name, m_line, m_pos});
    }

    std::string scanKey() {
        if (peek() == '"' || peek() == '\'') {
            const char quote = peek();
            const std::size_t end = m_text.find_first_of(std::string("\n\\") + quote, m_pos + 1);
            if (end == std::string::npos || m_text[end] != quote)
                fail(m_line, "expected a plain name, found " + restOfLine());
            std::string key = m_text.substr(m_pos + 1, end - m_pos - 1);
            m_pos = end + 1;
            return key;
        }
        const std::size_t begin = m_pos;
        while (isKeyCharacter(peek()))
            ++m_pos;
        if (m_pos == begin) fail(m_line, fmt::format("expected a name, found \"{}\"", restOfLine()));
        return m_text.substr(begin, m_pos - begin);
    }

    void scanEntry(TomlScan& result, std::size_t lineBegin) {
        ScannedEntry entry;
        entry.table = m_table;
        entry.line = m_line;
        entry.lineBegin = lineBegin;
        entry.key = scanKey();
        skipBlanks();
        if (peek() == '.')
            fail(m_line, fmt::format("dotted names are not used here: write the name below its table, [{}]",
                                     entry.key));
        if (peek() != '=')
            fail(m_line, fmt::format("expected {} = value, found no \"=\" after the name", entry.key));
        ++m_pos;
        skipBlanks();
        if (atLineEnd() || peek() == '#') fail(m_line, fmt::format("{} has no value", entry.key));
        const auto [previous, added] = m_keyLines.emplace(std::pair(entry.table, entry.key), m_line);
        if (!added)
            fail(m_line,
                 fmt::format("{} is there twice, first on line {}: remove one", entry.key, previous->second));
        entry.begin = m_pos;
        scanValue(0);
        entry.end = m_pos;
        result.entries.push_back(std::move(entry));
    }

    void scanValue(int depth) {
        switch (peek()) {
        case '"':
        case '\'':
            return startsWith("\"\"\"") || startsWith("'''") ? scanLongText() : scanText();
        case '[':
            return scanList(depth + 1);
        case '{':
            fail(m_line, "inline tables {...} are not used here");
        default:
            scanScalar();
        }
    }

    void scanText() {
        const char quote = peek();
        for (++m_pos; !atLineEnd(); ++m_pos) {
            if (peek() == quote) {
                ++m_pos;
                return;
            }
            if (peek() == '\\' && quote == '"') ++m_pos;
        }
        fail(m_line, "a text has no closing quote");
    }

    void scanLongText() {
        const int line = m_line;
        const char quote = peek();
        const std::string quotes(3, quote);
        for (m_pos += 3; !atEnd(); ++m_pos) {
            if (startsWith(quotes.c_str())) {
                m_pos += 3;
                return;
            }
            if (peek() == '\\' && quote == '"') ++m_pos;
            if (peek() == '\n') ++m_line;
        }
        fail(line, fmt::format("a text that begins with {} has no end", quotes));
    }

    void scanList(int depth) {
        const int line = m_line;
        if (depth == 1) m_listLine = line;
        if (depth > maxTomlNesting)
            fail(line, fmt::format("lists are nested more than {} deep", maxTomlNesting));
        ++m_pos;
        for (;;) {
            skipBetweenItems();
            if (peek() == ']') break;
            if (atEnd()) fail(line, "a list has no closing bracket");
            scanValue(depth);
            skipBetweenItems();
            if (peek() == ',')
                ++m_pos;
            else if (atEnd())
                fail(line, "a list has no closing bracket");
            else if (peek() != ']')
                fail(m_line, fmt::format("expected a comma or ], found \"{}\"", restOfLine()));
        }
        ++m_pos;
        if (depth == 1) m_listLine = 0;
    }

    void scanScalar() {
        const std::size_t begin = m_pos;
        while (!atLineEnd() && !std::isspace(static_cast<unsigned char>(peek())) && peek() != ',' &&
               peek() != ']' && peek() != '#')
            ++m_pos;
        const std::string word = m_text.substr(begin, m_pos - begin);
        if (word.empty()) fail(m_line, fmt::format("expected a value, found \"{}\"", restOfLine()));
        const std::string wrong = checkTomlScalar(word);
        if (wrong.empty()) return;
        skipBlanks();
        if (m_listLine > 0 && peek() == '=') fail(m_listLine, "a list has no closing bracket");
        fail(m_line, wrong);
    }
};

} // namespace

TomlScan scanToml(const std::string& text) {
    TomlScan refused;
    if (text.size() > maxTomlBytes)
        refused.error = {
            1, fmt::format("the text has {} bytes, expected at most {}", text.size(), maxTomlBytes)};
    else if (!isUtf8(text) || text.find('\0') != std::string::npos)
        refused.error = {1, "this is no UTF-8 text"};
    return refused.error ? refused : Scanner(text).scan();
}

} // namespace sonorant
