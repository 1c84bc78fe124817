// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_names.h"

#include <algorithm>
#include <array>

namespace sonorant::python {

namespace {

bool opens(const Token& token) {
    return token.is("(") || token.is("[") || token.is("{");
}
bool closes(const Token& token) {
    return token.is(")") || token.is("]") || token.is("}");
}

/// Functions that change nothing they are given.
bool isHarmless(const std::string& name) {
    static const std::set<std::string> names = {
        "print",    "str",     "int",        "float",    "bool",   "len",    "range",      "list",
        "tuple",    "dict",    "set",        "abs",      "min",    "max",    "sum",        "round",
        "sorted",   "zip",     "enumerate",  "repr",     "type",   "format", "join",       "split",
        "replace",  "strip",   "lstrip",     "rstrip",   "upper",  "lower",  "startswith", "endswith",
        "index",    "count",   "copy",       "keys",     "values", "items",  "get",        "dirname",
        "basename", "abspath", "realpath",   "normpath", "getcwd", "exists", "isfile",     "isdir",
        "listdir",  "getenv",  "isinstance", "if",       "in",     "and",    "or",         "not",
        "is",       "else",    "elif",       "while",    "return", "for",    "assert",     "open",
        "glob"};
    return names.count(name) > 0;
}

bool changesAnything(const std::string& name) {
    static const std::set<std::string> names = {"exec",    "eval",    "globals", "locals",   "vars",
                                                "setattr", "delattr", "compile", "execfile", "__import__"};
    return names.count(name) > 0;
}

/// The names of an assignment's target; what stands in an index is only read.
void addTargets(const std::vector<Token>& tokens, Stretch stretch, std::set<std::string>& names) {
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        const Token& token = tokens[i];
        const bool follows =
            i > stretch.begin && (tokens[i - 1].kind == Token::Kind::Name || closes(tokens[i - 1]));
        if (opens(token) && follows) {
            i = closingBracket(tokens, i, stretch.end);
        } else if (token.kind == Token::Kind::Name && !(i > stretch.begin && tokens[i - 1].is("."))) {
            names.insert(token.text);
        }
    }
}

bool isAssignment(const Token& token) {
    static constexpr std::array<std::string_view, 12> augmented = {
        "+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", ">>=", "<<="};
    return token.is("=") || std::any_of(augmented.begin(), augmented.end(),
                                        [&token](std::string_view each) { return token.is(each); });
}

void addStatement(const std::vector<Token>& tokens, Stretch stretch, Effects& effects) {
    std::size_t begin = stretch.begin;
    for (std::size_t i = begin; i < stretch.end; ++i) {
        if (opens(tokens[i])) {
            i = closingBracket(tokens, i, stretch.end);
        } else if (isAssignment(tokens[i])) {
            addTargets(tokens, {begin, i}, effects.assigned);
            begin = i + 1;
        } else if (tokens[i].is(":") && i + 1 < stretch.end) {
            begin = i + 1; // "if x: y = 1"; an annotation's own name comes before
            const bool annotation = i == stretch.begin + 1;
            if (annotation) effects.assigned.insert(tokens[stretch.begin].text);
        }
    }
    int depth = 0;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        const Token& token = tokens[i];
        depth += opens(token) ? 1 : closes(token) ? -1 : 0;
        const bool loop = token.is("for") && depth == 0; // the names of a comprehension are its own
        const bool list = token.is("global") || token.is("nonlocal") || token.is("del") || token.is("import");
        const bool one = token.is("as") || token.is("def") || token.is("class");
        std::size_t end = one ? std::min(i + 2, stretch.end) : stretch.end;
        if (loop)
            for (end = i + 1; end < stretch.end && !tokens[end].is("in");)
                ++end;
        if (list || one || loop) addTargets(tokens, {i + 1, end}, effects.assigned);
        if (token.is(":=") && i > stretch.begin) effects.assigned.insert(tokens[i - 1].text);
    }
}

} // namespace

std::size_t closingBracket(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    int depth = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (opens(tokens[i])) ++depth;
        if (closes(tokens[i]) && --depth == 0) return i;
    }
    return end;
}

std::vector<std::size_t> outside(const std::vector<Token>& tokens, Stretch stretch, std::string_view text) {
    std::vector<std::size_t> found;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        if (opens(tokens[i]))
            i = closingBracket(tokens, i, stretch.end);
        else if (tokens[i].is(text))
            found.push_back(i);
    }
    return found;
}

std::vector<Stretch> simpleStatements(const std::vector<Token>& tokens, Stretch stretch) {
    std::vector<Stretch> statements;
    std::size_t begin = stretch.begin;
    const auto ends = [](const Token& token) {
        return token.is(";") || token.kind == Token::Kind::NewLine || token.kind == Token::Kind::Indent ||
               token.kind == Token::Kind::Dedent || token.kind == Token::Kind::End;
    };
    for (std::size_t i = stretch.begin; i <= stretch.end; ++i) {
        if (i < stretch.end && !ends(tokens[i])) continue;
        if (i > begin) statements.push_back({begin, i});
        begin = i + 1;
    }
    return statements;
}

Effects effectsOf(const std::vector<Token>& tokens, Stretch stretch) {
    Effects effects;
    for (const Stretch statement : simpleStatements(tokens, stretch))
        addStatement(tokens, statement, effects);
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        const Token& token = tokens[i];
        // What an f-string uses is not looked into: it is taken to call something.
        if (token.kind == Token::Kind::String && token.text.find('(') != std::string::npos &&
            token.text.substr(0, 2).find_first_of("fF") != std::string::npos)
            effects.calls = true;
        if (token.kind != Token::Kind::Name) continue;
        effects.mentioned.insert(token.text);
        if (changesAnything(token.text)) effects.anything = true;
        if (i + 1 < stretch.end && tokens[i + 1].is("(") && !isHarmless(token.text)) effects.calls = true;
    }
    return effects;
}

} // namespace sonorant::python
