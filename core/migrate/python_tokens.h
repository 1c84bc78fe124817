// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sonorant::python {

/// A piece of Python source.
struct Token {
    enum class Kind {
        Name,
        Number,
        String, ///< with prefix and quotes, as written
        Operator,
        NewLine, ///< the end of a logical line
        Indent,
        Dedent,
        End
    };
    Kind kind = Kind::End;
    std::string text;
    int line = 0; ///< from 1

    bool is(std::string_view name) const {
        return (kind == Kind::Operator || kind == Kind::Name) && text == name;
    }
};

/// Splits Python source into tokens as the language reference, chapter 2, says: lines are joined by brackets
/// and backslashes, comments fall away, indentation becomes Indent and Dedent. A byte-order mark and all
/// three kinds of line ends are accepted. The last token is End.
/// @throws Error Malformed (with the line) for NUL bytes, bytes that are no UTF-8, open texts and brackets,
///         indentation that fits nowhere, more than 200 open brackets; for more than 4 MiB of text, too
std::vector<Token> tokenize(std::string_view source, const std::string& context);

/// Tokens of one expression inside an f-string, which begins at `line`.
std::vector<Token> tokenizeExpression(std::string_view source, int line, const std::string& context);

} // namespace sonorant::python
