// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_strings.h"

#include "core/migrate/python_object.h"

#include <algorithm>
#include <cctype>

namespace sonorant::python {

namespace {

bool isOctal(char c) {
    return c >= '0' && c <= '7';
}

/// Decodes the escape whose backslash is at `at`, and goes behind it. False when it is none that can be read.
bool decodeEscape(const std::string& source, std::size_t& at, std::string& text) {
    static const std::string plain = "\\'\"abfnrtv", meaning = "\\'\"\a\b\f\n\r\t\v";
    const char kind = at + 1 < source.size() ? source[at + 1] : '\0';
    if (kind == '\n') {
        at += 2;
        return true;
    }
    if (const std::size_t found = kind ? plain.find(kind) : std::string::npos; found != std::string::npos) {
        text += meaning[found];
        at += 2;
        return true;
    }
    char32_t point = 0;
    if (isOctal(kind)) {
        std::size_t end = at + 1;
        for (; end < at + 4 && end < source.size() && isOctal(source[end]); ++end)
            point = point * 8 + static_cast<char32_t>(source[end] - '0');
        at = end;
    } else if (kind == 'x' || kind == 'u' || kind == 'U') {
        const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
        const std::string hex = source.substr(at + 2, digits);
        if (hex.size() < digits ||
            !std::all_of(hex.begin(), hex.end(), [](unsigned char c) { return std::isxdigit(c); }))
            return false;
        point = static_cast<char32_t>(std::stoul(hex, nullptr, 16));
        at += 2 + digits;
    } else if (kind == 'N') {
        return false; // names of characters
    } else {
        text += '\\'; // Python keeps a backslash that begins no escape
        ++at;
        return true;
    }
    if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
    appendCodePoint(text, point);
    return true;
}

class FormattedReader {
public:
    FormattedReader(const std::string& source, bool raw, StringLiteral& literal)
        : m_source(source), m_raw(raw), m_literal(literal) {}

    void read(bool formatted) {
        while (m_at < m_source.size() && m_literal.refused.empty()) {
            const char c = m_source[m_at];
            if (c == '\\' && !m_raw) {
                if (!decodeEscape(m_source, m_at, m_text))
                    m_literal.refused = "a text with an escape that is not read";
            } else if (formatted && (c == '{' || c == '}')) {
                brace(c);
            } else {
                m_text += c;
                ++m_at;
            }
        }
        flush();
    }

private:
    void flush() {
        if (!m_text.empty()) m_literal.parts.push_back({false, std::exchange(m_text, {}), 0, {}});
    }

    void brace(char c) {
        if (m_at + 1 < m_source.size() && m_source[m_at + 1] == c) {
            m_text += c;
            m_at += 2;
            return;
        }
        if (c == '}') {
            m_literal.refused = "an f-string with a single }";
            return;
        }
        flush();
        ++m_at;
        expression();
    }

    /// Up to the closing brace; brackets and quotes inside belong to the expression.
    void expression() {
        StringPart part;
        part.isExpression = true;
        int depth = 0;
        char quote = 0;
        for (;; ++m_at) {
            if (m_at >= m_source.size()) {
                m_literal.refused = "an f-string whose { is never closed";
                return;
            }
            const char c = m_source[m_at], following = m_at + 1 < m_source.size() ? m_source[m_at + 1] : '\0';
            if (quote) {
                if (c == quote) quote = 0;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                ++depth;
            } else if (depth > 0 && (c == ')' || c == ']' || c == '}')) {
                --depth;
            } else if (depth == 0 && (c == '}' || c == ':' || (c == '!' && following != '='))) {
                break;
            } else if (c == '=' && depth == 0 && following != '=' && m_at > 0 &&
                       std::string("=!<>").find(m_source[m_at - 1]) == std::string::npos) {
                m_literal.refused = "an f-string that prints its own expression";
                return;
            }
            part.text += c;
        }
        ending(part);
    }

    void ending(StringPart& part) {
        if (m_source[m_at] == '!') {
            part.conversion = m_at + 1 < m_source.size() ? m_source[m_at + 1] : '\0';
            m_at += 2;
        }
        if (m_at < m_source.size() && m_source[m_at] == ':') {
            const std::size_t end = m_source.find('}', m_at);
            part.spec = m_source.substr(m_at + 1, end == std::string::npos ? end : end - m_at - 1);
            m_at = std::min(end, m_source.size());
        }
        if (m_at >= m_source.size() || m_source[m_at] != '}' || part.spec.find('{') != std::string::npos) {
            m_literal.refused = "an f-string with a format that is not read";
            return;
        }
        ++m_at;
        m_literal.parts.push_back(std::move(part));
    }

    const std::string& m_source;
    bool m_raw;
    StringLiteral& m_literal;
    std::size_t m_at = 0;
    std::string m_text;
};

} // namespace

StringLiteral readString(const Token& token) {
    StringLiteral literal;
    const std::size_t quote = token.text.find_first_of("'\"");
    const auto has = [&](char lower) {
        return std::any_of(token.text.begin(), token.text.begin() + static_cast<std::ptrdiff_t>(quote),
                           [lower](char c) { return (c | 0x20) == lower; });
    };
    if (has('b')) {
        literal.refused = "a bytes literal";
        return literal;
    }
    const bool triple = token.text.size() >= quote + 6 && token.text[quote + 1] == token.text[quote] &&
                        token.text[quote + 2] == token.text[quote];
    const std::size_t width = triple ? 3 : 1;
    const std::string inner = token.text.substr(quote + width, token.text.size() - quote - 2 * width);
    FormattedReader(inner, has('r'), literal).read(has('f'));
    return literal;
}

} // namespace sonorant::python
