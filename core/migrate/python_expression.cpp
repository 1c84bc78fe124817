// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_expression.h"

#include "core/migrate/python_format.h"
#include "core/migrate/python_number.h"
#include "core/migrate/python_operators.h"
#include "core/migrate/python_strings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace sonorant::python {

namespace {

using Kind = Object::Kind;

constexpr int deepestExpression = 250;

class Reader {
public:
    Reader(const std::vector<Token>& tokens, std::size_t begin, std::size_t end, Scope& scope, int depth)
        : m_tokens(tokens), m_at(begin), m_end(end), m_scope(scope), m_depth(depth) {}

    Object wholeExpression() {
        const Object first = expression();
        if (atEnd() || !here().is(",")) {
            expectEnd();
            return first;
        }
        std::vector<Object> items = {first};
        readItems(items, "");
        expectEnd();
        return counted(makeSequence(Kind::Tuple, std::move(items)));
    }

    std::vector<Object> list() {
        std::vector<Object> items;
        if (atEnd()) return items;
        items.push_back(expression());
        readItems(items, "");
        expectEnd();
        return items;
    }

private:
    /// One level deeper, as long as it lives.
    class Level {
    public:
        explicit Level(Reader& reader) : m_reader(reader) {
            if (++m_reader.m_depth > deepestExpression)
                m_reader.refuse(fmt::format("an expression nested deeper than {} levels", deepestExpression));
        }
        ~Level() { --m_reader.m_depth; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        Reader& m_reader;
    };

    bool atEnd() const { return m_at >= m_end; }
    int line() const { return m_tokens[std::min(m_at, m_tokens.size() - 1)].line; }
    const Token& here() const {
        static const Token end;
        return atEnd() ? end : m_tokens[m_at];
    }
    bool take(std::string_view text) {
        if (!here().is(text)) return false;
        ++m_at;
        return true;
    }
    [[noreturn]] void refuse(const std::string& reason) const {
        throw Refusal{m_tokens[std::min(m_at, m_end > 0 ? m_end - 1 : 0)].line, reason};
    }
    void expect(std::string_view text) {
        if (!take(text)) unexpected();
    }
    void expectEnd() const {
        if (!atEnd()) unexpected();
    }
    [[noreturn]] void unexpected() const {
        const Token& token = here();
        if (token.is("for") || token.is("async")) refuse("a comprehension, which is not run");
        if (token.is(":=")) refuse("an assignment within an expression");
        if (token.is("*") || token.is("**")) refuse("unpacking with *");
        if (token.is("=")) refuse("a named value where none is expected");
        refuse(atEnd() ? std::string("an expression that ends too early")
                       : fmt::format("\"{}\" where a value is expected", token.text.substr(0, 40)));
    }
    Object counted(Object object) {
        m_scope.spend(1 + weightOf(object));
        if (object.isUnknown() && object.line == 0) object.line = line();
        return object;
    }

    void readItems(std::vector<Object>& items, std::string_view close) {
        while (take(",")) {
            if (atEnd() || (!close.empty() && here().is(close))) return;
            items.push_back(expression());
        }
    }

    Object expression() {
        const Level level(*this);
        if (here().is("lambda")) refuse("a function (lambda), which is not carried over");
        if (here().is("yield") || here().is("await")) refuse("code that is not run");
        Object value = disjunction();
        if (!take("if")) return value;
        const Object condition = disjunction();
        expect("else");
        const Object otherwise = expression();
        if (condition.isUnknown()) return condition;
        if (condition.kind == Kind::Symbol)
            return counted(makeUnknown("a condition about " + condition.text));
        return isTrue(condition) ? value : otherwise;
    }

    Object disjunction() {
        Object value = conjunction();
        while (take("or")) {
            const Object next = conjunction();
            if (!value.isUnknown() && !isTrue(value)) value = next;
        }
        return value;
    }

    Object conjunction() {
        Object value = negation();
        while (take("and")) {
            const Object next = negation();
            if (!value.isUnknown() && isTrue(value)) value = next;
        }
        return value;
    }

    Object negation() {
        const Level level(*this);
        if (!take("not")) return comparison();
        const Object value = negation();
        return value.isUnknown() ? value : makeBoolean(!isTrue(value));
    }

    std::optional<std::string> comparisonSign() {
        for (const char* sign : {"==", "!=", "<=", ">=", "<", ">", "in"})
            if (take(sign)) return sign;
        if (take("is")) return take("not") ? "is not" : "is";
        if (here().is("not") && m_at + 1 < m_end && m_tokens[m_at + 1].is("in")) {
            m_at += 2;
            return "not in";
        }
        return std::nullopt;
    }

    Object comparison() {
        Object left = sum();
        std::optional<Object> result;
        while (const auto sign = comparisonSign()) {
            Object right = sum();
            // As in Python, a < b < c goes on only while it holds.
            if (!result || (!result->isUnknown() && isTrue(*result))) {
                m_scope.spend(weightOf(left) + weightOf(right));
                result = counted(compare(*sign, left, right));
            }
            left = std::move(right);
        }
        return result ? *result : left;
    }

    template<std::size_t count>
    std::optional<std::string> takeOneOf(const std::array<const char*, count>& signs) {
        for (const char* sign : signs)
            if (take(sign)) return sign;
        return std::nullopt;
    }
    void refuseBits() const {
        for (const char* sign : {"&", "|", "^", "<<", ">>", "~", "@"})
            if (here().is(sign)) refuse(fmt::format("the operation {}", sign));
    }

    Object sum() {
        Object value = product();
        while (const auto sign = takeOneOf(std::array{"+", "-"})) {
            const Object right = product();
            m_scope.spend(weightOf(value) + weightOf(right));
            value = counted(binary(*sign, value, right));
        }
        refuseBits();
        return value;
    }

    Object product() {
        Object value = factor();
        while (const auto sign = takeOneOf(std::array{"*", "//", "/", "%"})) {
            const Object right = factor();
            m_scope.spend(weightOf(value) + weightOf(right));
            value = counted(binary(*sign, value, right));
        }
        refuseBits();
        return value;
    }

    Object factor() {
        const Level level(*this);
        if (const auto sign = takeOneOf(std::array{"+", "-"})) return counted(unary(*sign, factor()));
        refuseBits();
        Object base = primary();
        if (!take("**")) return base;
        return counted(binary("**", base, factor()));
    }

    Object primary() {
        Object value = atom();
        for (;;) {
            if (take("[")) {
                value = counted(index(value));
            } else if (take("(")) {
                value = counted(call(value));
            } else if (here().is(".")) {
                ++m_at;
                value = counted(attribute(value));
            } else {
                return value;
            }
        }
    }

    Object index(const Object& object) {
        std::array<Object, 3> parts;
        std::size_t colons = 0;
        bool any = false;
        while (!here().is("]")) {
            if (take(":")) {
                if (++colons > 2) unexpected();
                continue;
            }
            any = true;
            parts[colons] = expression();
            if (!here().is(":") && !here().is("]")) unexpected();
        }
        expect("]");
        if (colons == 0 && !any) unexpected();
        m_scope.spend(weightOf(object));
        return colons > 0 ? slice(object, parts[0], parts[1], parts[2]) : subscript(object, parts[0]);
    }

    Arguments arguments() {
        Arguments result;
        while (!take(")")) {
            const bool named =
                here().kind == Token::Kind::Name && m_at + 1 < m_end && m_tokens[m_at + 1].is("=");
            const std::string name = named ? here().text : "";
            if (named) m_at += 2;
            Object value = expression();
            if (named)
                result.named.emplace_back(name, std::move(value));
            else
                result.positional.push_back(std::move(value));
            if (!here().is(")")) expect(",");
        }
        return result;
    }

    Object call(const Object& function) {
        const Arguments given = arguments();
        if (function.isUnknown()) return function;
        if (function.kind != Kind::Symbol) return makeUnknown(fmt::format("calls a {}", typeName(function)));
        for (const auto& [name, value] : given.named)
            if (value.isUnknown()) return value;
        return callFunction(function.text, given, m_scope.place());
    }

    Object attribute(const Object& object) {
        if (here().kind != Token::Kind::Name) unexpected();
        const std::string name = here().text;
        ++m_at;
        if (object.kind == Kind::Symbol) return attributeOf(object.text, name);
        if (!take("("))
            return object.isUnknown() ? object : makeUnknown(fmt::format("the attribute {}", name));
        const Arguments given = arguments();
        if (object.isUnknown()) return object;
        if (!object.isText())
            return makeUnknown(fmt::format("calls {}() of a {}, which is not run", name, typeName(object)));
        for (const auto& [key, value] : given.named)
            if (value.isUnknown()) return value;
        for (const Object& value : given.positional)
            if (value.isUnknown()) return value;
        if (name == "format") return formatFields(object.text, given.positional, given.named);
        return callTextMethod(object, name, given);
    }

    Object atom() {
        const Token token = here();
        if (token.kind == Token::Kind::String) return strings();
        if (token.kind == Token::Kind::Number) {
            ++m_at;
            return counted(readNumber(token.text));
        }
        if (token.kind == Token::Kind::Name) return name(token);
        if (take("(")) return parenthesis();
        if (take("[")) {
            std::vector<Object> items;
            if (!here().is("]")) {
                items.push_back(expression());
                readItems(items, "]");
            }
            expect("]");
            return counted(makeSequence(Kind::List, std::move(items)));
        }
        if (take("{")) return dict();
        unexpected();
    }

    Object name(const Token& token) {
        static constexpr std::array words = {"if",    "else",   "for",    "in",     "is",     "and",
                                             "or",    "not",    "def",    "class",  "return", "import",
                                             "from",  "lambda", "del",    "pass",   "with",   "as",
                                             "while", "try",    "global", "assert", "raise"};
        if (std::any_of(words.begin(), words.end(), [&](const char* word) { return token.text == word; }))
            unexpected();
        ++m_at;
        return counted(m_scope.lookUp(token.text));
    }

    Object parenthesis() {
        if (take(")")) return makeSequence(Kind::Tuple, {});
        Object first = expression();
        if (take(")")) return first;
        std::vector<Object> items = {std::move(first)};
        readItems(items, ")");
        expect(")");
        return counted(makeSequence(Kind::Tuple, std::move(items)));
    }

    Object dict() {
        std::vector<std::pair<Object, Object>> entries;
        while (!take("}")) {
            Object key = expression();
            if (here().is(",") || here().is("}")) refuse("a set");
            expect(":");
            entries.emplace_back(std::move(key), expression());
            if (!here().is("}")) expect(",");
            m_scope.spend(1 + entries.size()); // keys are compared with those before
        }
        return counted(makeDict(std::move(entries)));
    }

    Object strings() {
        std::string text;
        std::optional<Object> unknown;
        for (; here().kind == Token::Kind::String; ++m_at) {
            const StringLiteral literal = readString(here());
            if (!literal.refused.empty()) unknown = makeUnknown(literal.refused, here().line);
            for (const StringPart& part : literal.parts) {
                if (!part.isExpression) {
                    text += part.text;
                    continue;
                }
                const Object value = formatted(part);
                if (value.isUnknown()) unknown = value;
                text += value.isUnknown() ? "" : value.text;
                if (text.size() > longestText) return counted(makeText(std::move(text)));
            }
        }
        return counted(unknown ? *unknown : makeText(std::move(text)));
    }

    Object formatted(const StringPart& part) {
        const std::vector<Token> tokens = tokenizeExpression(part.text, here().line, m_scope.context());
        m_scope.spend(tokens.size());
        const std::size_t end =
            tokens.size() -
            (tokens.size() > 1 && tokens[tokens.size() - 2].kind == Token::Kind::NewLine ? 2 : 1);
        if (end == 0) return makeUnknown("an f-string with nothing between its braces");
        return formatConverted(evaluate(tokens, 0, end, m_scope, m_depth + 1), part.conversion, part.spec);
    }

    const std::vector<Token>& m_tokens;
    std::size_t m_at, m_end;
    Scope& m_scope;
    int m_depth;
};

} // namespace

Object evaluate(const std::vector<Token>& tokens, std::size_t begin, std::size_t end, Scope& scope,
                int depth) {
    return Reader(tokens, begin, end, scope, depth).wholeExpression();
}

std::vector<Object> evaluateAll(const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                                Scope& scope) {
    return Reader(tokens, begin, end, scope, 0).list();
}

} // namespace sonorant::python
