// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_tokens.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace sonorant::python {

namespace {

constexpr std::size_t longestSource = std::size_t(4) << 20;
constexpr std::size_t mostBrackets = 200; ///< as in Python
constexpr std::size_t mostIndents = 99;   ///< as in Python

bool isNameStart(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0;
}
bool isNamePart(char c) {
    return isNameStart(c) || std::isdigit(static_cast<unsigned char>(c));
}
bool isDigit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

class Scanner {
public:
    Scanner(std::string source, int line, bool expression, const std::string& context)
        : m_source(std::move(source)), m_context(context), m_line(line), m_expression(expression) {}

    std::vector<Token> scan() {
        if (!m_expression) indentation();
        while (m_at < m_source.size())
            next();
        if (!m_brackets.empty())
            fail(m_bracketLines.back(), fmt::format("the bracket {} is never closed", m_brackets.back()),
                 "close it");
        if (!m_tokens.empty() && m_tokens.back().kind != Token::Kind::NewLine) add(Token::Kind::NewLine, "");
        for (; m_indents.size() > 1; m_indents.pop_back())
            add(Token::Kind::Dedent, "");
        add(Token::Kind::End, "");
        return std::move(m_tokens);
    }

private:
    [[noreturn]] void fail(int line, const std::string& what, const std::string& hint) const {
        throw Error(ErrorKind::Malformed, fmt::format("this is no Python: {}", what),
                    fmt::format("{}, line {}", m_context, line), hint);
    }
    char peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : '\0';
    }
    void add(Token::Kind kind, std::string text, int line = 0) {
        m_tokens.push_back({kind, std::move(text), line > 0 ? line : m_line});
    }

    void next() {
        const char c = peek();
        if (c == '\n') return newLine();
        if (c == ' ' || c == '\t' || c == '\f') {
            ++m_at;
        } else if (c == '#') {
            m_at = std::min(m_source.find('\n', m_at), m_source.size());
        } else if (c == '\\') {
            if (peek(1) != '\n') fail(m_line, "a backslash within the line", "remove it");
            m_at += 2;
            ++m_line;
        } else if (c == '"' || c == '\'') {
            string(m_at);
        } else if (isNameStart(c)) {
            name();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else {
            op();
        }
    }

    void newLine() {
        ++m_at;
        const bool ends = m_brackets.empty() && !m_expression;
        if (ends && !m_tokens.empty() && m_tokens.back().kind != Token::Kind::NewLine &&
            m_tokens.back().kind != Token::Kind::Indent && m_tokens.back().kind != Token::Kind::Dedent)
            add(Token::Kind::NewLine, "");
        ++m_line;
        if (ends) indentation();
    }

    /// At the beginning of a logical line. Lines of blanks and comments have no indentation.
    void indentation() {
        std::size_t column = 0, otherColumn = 0;
        for (;; ++m_at) {
            const char c = peek();
            if (c == ' ')
                ++column, ++otherColumn;
            else if (c == '\t')
                column = (column / 8 + 1) * 8, ++otherColumn;
            else if (c == '\f')
                column = otherColumn = 0;
            else
                break;
        }
        if (m_at >= m_source.size() || peek() == '\n' || peek() == '#') return;
        const Indent here{column, otherColumn};
        if (column == m_indents.back().column) {
            if (otherColumn != m_indents.back().other) failTabs();
            return;
        }
        if (column > m_indents.back().column) {
            if (otherColumn <= m_indents.back().other) failTabs();
            if (m_indents.size() > mostIndents)
                fail(m_line, fmt::format("more than {} levels of indentation", mostIndents), "");
            m_indents.push_back(here);
            add(Token::Kind::Indent, "");
            return;
        }
        while (column < m_indents.back().column) {
            m_indents.pop_back();
            add(Token::Kind::Dedent, "");
        }
        if (column != m_indents.back().column)
            fail(m_line, "the indentation fits no line above", "align the line with the block it belongs to");
        if (otherColumn != m_indents.back().other) failTabs();
    }
    [[noreturn]] void failTabs() const {
        fail(m_line, "tabs and blanks are mixed in the indentation", "indent with blanks alone");
    }

    void name() {
        const std::size_t begin = m_at;
        while (m_at < m_source.size() && isNamePart(m_source[m_at]))
            ++m_at;
        const std::string_view text = std::string_view(m_source).substr(begin, m_at - begin);
        const bool prefix = (peek() == '"' || peek() == '\'') && text.size() <= 2 &&
                            text.find_first_not_of("rRbBfFuU") == std::string_view::npos;
        if (prefix) return string(begin);
        add(Token::Kind::Name, std::string(text));
    }

    void string(std::size_t begin) {
        const int line = m_line;
        const char quote = peek();
        const bool triple = peek(1) == quote && peek(2) == quote;
        m_at += triple ? 3 : 1;
        for (;; ++m_at) {
            if (m_at >= m_source.size() || (!triple && peek() == '\n'))
                fail(line, "a text is never closed", "end it with the quote it began with");
            if (peek() == '\\') {
                if (peek(1) == '\n') ++m_line;
                ++m_at;
            } else if (peek() == '\n') {
                ++m_line;
            } else if (peek() == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
                break;
            }
        }
        m_at += triple ? 3 : 1;
        add(Token::Kind::String, m_source.substr(begin, m_at - begin), line);
    }

    void number() {
        const std::size_t begin = m_at;
        const bool based = peek() == '0' && std::isalpha(static_cast<unsigned char>(peek(1))) &&
                           std::string_view("xXoObB").find(peek(1)) != std::string_view::npos;
        while (m_at < m_source.size()) {
            const char c = peek();
            const bool sign =
                (c == '+' || c == '-') && !based && (m_source[m_at - 1] | 0x20) == 'e' && m_at > begin;
            if (!isNamePart(c) && c != '.' && !sign) break;
            ++m_at;
        }
        add(Token::Kind::Number, m_source.substr(begin, m_at - begin));
    }

    void op() {
        static constexpr std::array<std::string_view, 24> several = {
            "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "==", "!=", "<=",
            ">=",  "+=",  "-=",  "*=",  "/=",  "%=", "&=", "|=", "^=", "->", ":=", "@="};
        std::string_view text = std::string_view(m_source).substr(m_at, 1);
        for (const std::string_view each : several)
            if (m_source.compare(m_at, each.size(), each) == 0) {
                text = each;
                break;
            }
        const char c = text.front();
        if (text.size() == 1 &&
            std::string_view("+-*/%@&|^~<>()[]{},:.;=!").find(c) == std::string_view::npos)
            fail(m_line, fmt::format("the character \"{}\" stands where none may", c), "remove it");
        if (text.size() == 1) bracket(c);
        add(Token::Kind::Operator, std::string(text));
        m_at += text.size();
    }

    void bracket(char c) {
        if (c == '(' || c == '[' || c == '{') {
            if (m_brackets.size() >= mostBrackets)
                fail(m_line, fmt::format("more than {} brackets are open", mostBrackets),
                     "Python refuses this file, too");
            m_brackets += c;
            m_bracketLines.push_back(m_line);
        } else if (c == ')' || c == ']' || c == '}') {
            const char open = c == ')' ? '(' : c == ']' ? '[' : '{';
            if (m_brackets.empty() || m_brackets.back() != open)
                fail(m_line, fmt::format("the bracket {} closes none", c), "remove it, or open it");
            m_brackets.pop_back();
            m_bracketLines.pop_back();
        }
    }

    struct Indent {
        std::size_t column = 0, other = 0; ///< with tabs to eight blanks, and with tabs as one
    };
    std::string m_source;
    const std::string& m_context;
    std::size_t m_at = 0;
    int m_line;
    bool m_expression;
    std::vector<Token> m_tokens;
    std::vector<Indent> m_indents = {Indent{}};
    std::string m_brackets;
    std::vector<int> m_bracketLines;
};

/// All line ends as "\n", as Python reads a file.
std::string withPlainLineEnds(std::string_view source) {
    std::string text;
    text.reserve(source.size());
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] == '\r') {
            text += '\n';
            if (i + 1 < source.size() && source[i + 1] == '\n') ++i;
        } else {
            text += source[i];
        }
    }
    return text;
}

int lineOf(std::string_view text, std::size_t position) {
    return 1 + static_cast<int>(
                   std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

/// The line of the first byte that is no UTF-8.
int firstBadLine(std::string_view text) {
    int line = 1;
    for (std::size_t begin = 0; begin <= text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (!isUtf8(text.substr(begin, end - begin))) break;
        begin = end + 1;
    }
    return line;
}

} // namespace

std::vector<Token> tokenize(std::string_view source, const std::string& context) {
    if (source.size() > longestSource)
        throw Error(
            ErrorKind::Malformed,
            fmt::format("a configuration of {} bytes, at most {} are read", source.size(), longestSource),
            context, "name the config.py of a project");
    if (source.substr(0, 3) == "\xEF\xBB\xBF") source.remove_prefix(3);
    const std::string text = withPlainLineEnds(source);
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos)
        throw Error(ErrorKind::Malformed, "a NUL byte: this is no text file",
                    fmt::format("{}, line {}", context, lineOf(text, nul)),
                    "name the config.py of a project");
    if (!isUtf8(text))
        throw Error(ErrorKind::Malformed, "bytes that are not UTF-8",
                    fmt::format("{}, line {}", context, firstBadLine(text)), "save the file as UTF-8");
    return Scanner(text, 1, false, context).scan();
}

std::vector<Token> tokenizeExpression(std::string_view source, int line, const std::string& context) {
    return Scanner(std::string(source), line, true, context).scan();
}

} // namespace sonorant::python
