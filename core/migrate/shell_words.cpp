// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/shell_words.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <utility>

namespace sonorant {

namespace {

constexpr std::size_t longestScript = std::size_t(1) << 20;

class ShellReader {
public:
    ShellReader(std::string_view text, const std::string& context) : m_text(text), m_context(context) {}

    std::vector<ShellCommand> read() {
        while (m_at < m_text.size())
            next();
        endCommand();
        return std::move(m_commands);
    }

private:
    char peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    void next() {
        const char c = peek();
        if (c == '\\') {
            backslash(false);
        } else if (c == '\'' || c == '"') {
            quoted(c);
        } else if (c == '$' || c == '`') {
            expansion();
        } else if (c == '#' && !m_inWord) {
            while (m_at < m_text.size() && peek() != '\n')
                ++m_at;
        } else if (c == '<' || c == '>') {
            // "2>" belongs together; what follows names a file.
            if (m_inWord && m_word.text.find_first_not_of("0123456789") == std::string::npos)
                m_inWord = false, m_word = {};
            endWord();
            while (peek() == '<' || peek() == '>' || peek() == '&')
                ++m_at;
            m_skipWord = true;
        } else if (c == '\n' || c == ';' || c == '&' || c == '|' || c == '(' || c == ')') {
            endCommand();
            if (c == '\n') ++m_line;
            ++m_at;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            endWord();
            ++m_at;
        } else {
            take();
        }
    }

    void take() {
        m_inWord = true;
        m_word.text += m_text[m_at++];
    }

    void backslash(bool inQuotes) {
        // Line ends of Windows are as good as ours.
        const std::size_t end = peek(1) == '\r' && peek(2) == '\n' ? 3 : peek(1) == '\n' ? 2 : 0;
        if (end > 0) {
            m_at += end;
            ++m_line;
            return;
        }
        const bool escapes = !inQuotes || std::string_view("$`\"\\").find(peek(1)) != std::string_view::npos;
        if (escapes) ++m_at;
        if (m_at < m_text.size()) take();
    }

    void quoted(char quote) {
        const int line = m_line;
        m_inWord = true;
        for (++m_at; peek() != quote || m_at >= m_text.size();) {
            if (m_at >= m_text.size())
                throw Error(ErrorKind::Malformed, "a quote is never closed",
                            fmt::format("{}, line {}", m_context, line), "close it");
            if (peek() == '\n') ++m_line;
            if (quote == '"' && peek() == '\\')
                backslash(true);
            else if (quote == '"' && (peek() == '$' || peek() == '`'))
                expansion();
            else
                take();
        }
        ++m_at;
    }

    void expansion() {
        m_word.expands = true;
        const char open = peek(1), close = open == '(' ? ')' : open == '{' ? '}' : '`';
        if (peek() == '$' && open != '(' && open != '{') return take();
        take();
        int depth = 0;
        while (m_at < m_text.size() && peek() != '\n') {
            if (close != '`' && peek() == open) ++depth;
            const bool last = peek() == close && (close == '`' || --depth == 0);
            take();
            if (last) return;
        }
    }

    void endWord() {
        if (m_inWord && m_command.words.empty()) m_command.line = m_line;
        if (m_inWord && !std::exchange(m_skipWord, false)) m_command.words.push_back(std::move(m_word));
        m_word = {};
        m_inWord = false;
    }

    void endCommand() {
        endWord();
        m_skipWord = false;
        if (!m_command.words.empty()) m_commands.push_back(std::move(m_command));
        m_command = {};
    }

    std::string_view m_text;
    const std::string& m_context;
    std::size_t m_at = 0;
    int m_line = 1;
    bool m_inWord = false, m_skipWord = false;
    ShellWord m_word;
    ShellCommand m_command;
    std::vector<ShellCommand> m_commands;
};

} // namespace

std::vector<ShellCommand> readShell(std::string_view script, const std::string& context) {
    if (script.size() > longestScript || script.find('\0') != std::string_view::npos || !isUtf8(script))
        throw Error(ErrorKind::Malformed, "this is no shell script: too long, or no UTF-8 text", context,
                    "name the script that starts the training");
    return ShellReader(script, context).read();
}

} // namespace sonorant
