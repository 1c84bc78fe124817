// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_statements.h"

#include "core/base/error.h"
#include "core/migrate/python_operators.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sonorant::python {

namespace {

/// Units of work: about one element looked at each. Real configurations need some thousands.
constexpr std::size_t mostWork = 5'000'000;

bool isEnd(const Token& token) {
    return token.kind == Token::Kind::End;
}

} // namespace

Statements::Statements(std::vector<Token> tokens, Place place, std::string context)
    : m_tokens(std::move(tokens)), m_place(std::move(place)), m_context(std::move(context)) {}

Configuration Statements::run() {
    suite({0, m_tokens.size() - 1});
    Configuration result;
    for (const std::string& name : m_order) {
        Entry& entry = m_entries.at(name);
        if (entry.deleted) continue;
        entry.variable.name = name;
        result.variables.push_back(std::move(entry.variable));
    }
    result.skipped = std::move(m_skipped);
    return result;
}

void Statements::spend(std::size_t units) {
    m_spent += units;
    if (m_spent > mostWork)
        throw Error(ErrorKind::Unsupported, "this file asks for more work than any configuration needs",
                    m_context,
                    "name the config.py of a project; write long lists of utterances into a list file");
}

const Object* Statements::valueOf(const std::string& name) const {
    const auto found = m_entries.find(name);
    return found == m_entries.end() || found->second.deleted ? nullptr : &found->second.variable.value;
}

Object Statements::lookUp(const std::string& name) const {
    const auto found = m_entries.find(name);
    if (found == m_entries.end() || found->second.deleted) return builtinName(name, m_place);
    const Variable& variable = found->second.variable;
    if (!variable.value.isUnknown()) return variable.value;
    return makeUnknown(fmt::format("uses {}, which is not known since line {}", name, variable.line));
}

void Statements::suite(Stretch stretch) {
    for (std::size_t i = stretch.begin; i < stretch.end;) {
        const Token& token = m_tokens[i];
        if (isEnd(token)) return;
        if (token.kind == Token::Kind::NewLine || token.kind == Token::Kind::Indent ||
            token.kind == Token::Kind::Dedent) {
            ++i;
            continue;
        }
        const std::size_t end = std::min(compoundEnd(i), stretch.end);
        spend(end - i);
        const Stretch statement{i, end};
        static constexpr std::array blocks = {"for", "while", "try", "with", "async"};
        if (token.is("if")) {
            choose(statement);
        } else if (token.is("def") || token.is("class") || token.is("@")) {
            refuseDefinition(statement);
        } else if (std::any_of(blocks.begin(), blocks.end(),
                               [&](const char* word) { return token.is(word); })) {
            refuse(statement, token.line,
                   fmt::format("stands in a \"{}\" block, which is not run", token.text));
        } else if (m_tokens[end - 1].kind == Token::Kind::Dedent) {
            refuse(statement, token.line, "stands in a block that is not run");
        } else {
            for (const Stretch each : simpleStatements(m_tokens, statement))
                simple(each);
        }
        i = end;
    }
}

std::size_t Statements::compoundEnd(std::size_t begin) const {
    std::size_t i = begin;
    for (;;) {
        const bool decorator = m_tokens[i].is("@");
        while (!isEnd(m_tokens[i]) && m_tokens[i].kind != Token::Kind::NewLine)
            ++i;
        if (!isEnd(m_tokens[i])) ++i;
        if (m_tokens[i].kind == Token::Kind::Indent) {
            int depth = 0;
            do {
                if (m_tokens[i].kind == Token::Kind::Indent) ++depth;
                if (m_tokens[i].kind == Token::Kind::Dedent) --depth;
                ++i;
            } while (depth > 0 && !isEnd(m_tokens[i]));
        }
        static constexpr std::array clauses = {"elif", "else", "except", "finally"};
        const bool goesOn = decorator || std::any_of(clauses.begin(), clauses.end(),
                                                     [&](const char* word) { return m_tokens[i].is(word); });
        if (!goesOn || isEnd(m_tokens[i])) return i;
    }
}

void Statements::choose(Stretch statement) {
    for (std::size_t i = statement.begin; i < statement.end;) {
        std::size_t next = i; // behind this clause
        while (next < statement.end && m_tokens[next].kind != Token::Kind::NewLine)
            ++next;
        const std::vector<std::size_t> colons = outside(m_tokens, {i, next}, ":");
        if (colons.empty()) return refuse(statement, m_tokens[i].line, "an \"if\" that is not understood");
        const std::size_t colon = colons.front();
        next = std::min(next + 1, statement.end);
        if (next < statement.end && m_tokens[next].kind == Token::Kind::Indent) {
            int depth = 0;
            do {
                if (m_tokens[next].kind == Token::Kind::Indent) ++depth;
                if (m_tokens[next].kind == Token::Kind::Dedent) --depth;
                ++next;
            } while (depth > 0 && next < statement.end);
        }
        bool runs = m_tokens[i].is("else");
        if (!runs) {
            std::string reason = "the condition is not known: ";
            try {
                const Object condition = evaluate(m_tokens, i + 1, colon, *this);
                if (condition.isUnknown() || condition.kind == Object::Kind::Symbol)
                    return refuse({i, statement.end}, m_tokens[i].line, reason + condition.text);
                runs = isTrue(condition);
            } catch (const Refusal& refusal) {
                return refuse({i, statement.end}, m_tokens[i].line, reason + refusal.reason);
            }
        }
        if (runs) return suite({colon + 1, next});
        i = next;
    }
}

void Statements::simple(Stretch statement) {
    spend(statement.end - statement.begin);
    if (special(statement)) return;
    try {
        const std::vector<std::size_t> signs = outside(m_tokens, statement, "=");
        if (!signs.empty()) return assign(statement, signs);
        for (const char* sign :
             {"+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", ">>=", "<<=", "@="})
            if (const auto found = outside(m_tokens, statement, sign); !found.empty())
                return augment(statement, found.front());
        const bool declared = statement.begin + 1 < statement.end && m_tokens[statement.begin + 1].is(":");
        if (!declared) expression(statement);
    } catch (const Refusal& refusal) {
        refuse(statement, refusal.line > 0 ? refusal.line : lineOf(statement), refusal.reason);
    }
}

bool Statements::special(Stretch statement) {
    const Token& first = m_tokens[statement.begin];
    if (first.is("pass") || first.is("global")) return true;
    if (first.is("import") || first.is("from")) return importNames(statement), true;
    if (first.is("del")) return remove(statement), true;
    if (first.is("assert")) {
        try {
            const auto parts = evaluateAll(m_tokens, statement.begin + 1, statement.end, *this);
            if (!parts.empty() && !parts.front().isUnknown() && isTrue(parts.front())) return true;
        } catch (const Refusal&) {
            // told below
        }
        refuse(statement, first.line, "an assertion that does not hold, or cannot be checked");
        return true;
    }
    return false;
}

void Statements::importNames(Stretch statement) {
    std::size_t i = statement.begin + 1;
    const bool from = m_tokens[statement.begin].is("from");
    const auto dotted = [&] {
        std::string name;
        for (; i < statement.end && !m_tokens[i].is("import") && !m_tokens[i].is("as") &&
               !m_tokens[i].is(",") && !m_tokens[i].is(")");
             ++i)
            name += m_tokens[i].text;
        return name;
    };
    const int line = lineOf(statement);
    const std::string module = from ? dotted() : "";
    if (from && i < statement.end) ++i;
    while (i < statement.end) {
        if (m_tokens[i].is("(") || m_tokens[i].is(")") || m_tokens[i].is(",")) {
            ++i;
            continue;
        }
        const std::string name = dotted();
        std::string as;
        if (i + 1 < statement.end && m_tokens[i].is("as")) as = m_tokens[i + 1].text, i += 2;
        if (name == "*") {
            m_skipped.push_back(
                {fmt::format("from {} import *", module), line,
                 "the names that it brings are not known; check that none of them is needed"});
        } else if (!name.empty() && module != "__future__") {
            const bool top = !from && as.empty();
            const std::string own = top ? name.substr(0, name.find('.')) : as.empty() ? name : as;
            set(own, makeSymbol(top ? own : from ? module + "." + name : name), line, true);
        } else if (name.empty()) {
            ++i;
        }
    }
}

void Statements::remove(Stretch statement) {
    bool names = true;
    for (std::size_t i = statement.begin + 1; i < statement.end; ++i)
        names = names && (m_tokens[i].kind == Token::Kind::Name || m_tokens[i].is(","));
    if (!names) return refuse(statement, lineOf(statement), "deletes a part of a value");
    for (std::size_t i = statement.begin + 1; i < statement.end; ++i)
        if (const auto found = m_entries.find(m_tokens[i].text); found != m_entries.end())
            found->second.deleted = true;
}

void Statements::expression(Stretch statement) {
    if (growth(statement)) return;
    const bool printing = m_tokens[statement.begin].is("print");
    if (printing && !valueOf("print")) {
        const Effects effects = effectsOf(m_tokens, statement);
        if (!effects.calls && !effects.anything) return; // it only says something
    }
    const Object value = evaluate(m_tokens, statement.begin, statement.end, *this);
    if (value.isUnknown()) refuse(statement, lineOf(statement), value.text);
}

bool Statements::growth(Stretch statement) {
    const std::size_t b = statement.begin;
    if (statement.end < b + 5 || m_tokens[b].kind != Token::Kind::Name || !m_tokens[b + 1].is(".") ||
        !m_tokens[b + 3].is("(") || closingBracket(m_tokens, b + 3, statement.end) + 1 != statement.end)
        return false;
    const bool append = m_tokens[b + 2].is("append");
    const Object* const known = valueOf(m_tokens[b].text);
    if ((!append && !m_tokens[b + 2].is("extend")) || !known || known->kind != Object::Kind::List)
        return false;
    const Object list = *known;
    const std::vector<Object> given = evaluateAll(m_tokens, b + 4, statement.end - 1, *this);
    if (given.size() != 1 || given[0].isUnknown() || holds(given[0], list.box.get()) ||
        (!append && !given[0].isSequence()))
        throw Refusal{lineOf(statement), given.size() == 1 && given[0].isUnknown()
                                             ? given[0].text
                                             : "adds to a list what cannot be followed"};
    std::vector<Object> items = list.items();
    if (append)
        items.push_back(given[0]);
    else
        items.insert(items.end(), given[0].items().begin(), given[0].items().end());
    const Object longer = makeSequence(Object::Kind::List, std::move(items));
    spend(weightOf(longer));
    replace(list, longer, lineOf(statement));
    return true;
}

void Statements::assign(Stretch statement, const std::vector<std::size_t>& signs) {
    const Object value = evaluate(m_tokens, signs.back() + 1, statement.end, *this);
    if (value.isUnknown()) {
        const int line = value.line > 0 ? value.line : lineOf(statement);
        return refuse(statement, line, value.text);
    }
    std::size_t begin = statement.begin;
    for (const std::size_t sign : signs) {
        Stretch target{begin, sign};
        const auto colons = outside(m_tokens, target, ":"); // "x: int = 3"
        if (!colons.empty()) target.end = colons.front();
        assignTarget(target, value, statement);
        begin = sign + 1;
    }
}

void Statements::assignTarget(Stretch target, const Object& value, Stretch statement) {
    while (target.end > target.begin + 1 &&
           (m_tokens[target.begin].is("(") || m_tokens[target.begin].is("[")) &&
           closingBracket(m_tokens, target.begin, target.end) + 1 == target.end)
        ++target.begin, --target.end;
    const int line = lineOf(statement);
    if (target.end == target.begin + 1 && m_tokens[target.begin].kind == Token::Kind::Name)
        return set(m_tokens[target.begin].text, value, line);
    const std::vector<std::size_t> commas = outside(m_tokens, target, ",");
    if (commas.empty()) return assignElement(target, value, statement);
    std::vector<Stretch> parts;
    std::size_t begin = target.begin;
    for (const std::size_t comma : commas) {
        parts.push_back({begin, comma});
        begin = comma + 1;
    }
    if (begin < target.end) parts.push_back({begin, target.end});
    if (!value.isSequence() || value.items().size() != parts.size())
        throw Refusal{line, "values that cannot be handed out to these names"};
    for (std::size_t i = 0; i < parts.size(); ++i)
        assignTarget(parts[i], value.items()[i], statement);
}

void Statements::assignElement(Stretch target, const Object& value, Stretch statement) {
    const int line = lineOf(statement);
    const Object* const known = valueOf(m_tokens[target.begin].text);
    const bool element = target.end > target.begin + 3 && m_tokens[target.begin + 1].is("[") && known &&
                         known->isMutable() &&
                         closingBracket(m_tokens, target.begin + 1, target.end) + 1 == target.end;
    if (!element) throw Refusal{line, "sets a part of a value, which is not followed"};
    const Object old = *known;
    const Object index = evaluate(m_tokens, target.begin + 2, target.end - 1, *this);
    if (index.isUnknown() || holds(value, old.box.get()))
        throw Refusal{line, index.isUnknown() ? index.text : "a list that holds itself"};
    spend(weightOf(old));
    if (old.kind == Object::Kind::Dict) {
        std::vector<std::pair<Object, Object>> entries;
        for (std::size_t i = 0; i < old.box->keys.size(); ++i)
            entries.emplace_back(old.box->keys[i], old.box->items[i]);
        entries.emplace_back(index, value);
        return replace(old, makeDict(std::move(entries)), line);
    }
    const auto position = index.isWhole() ? positionOf(index.integer, old.items().size()) : std::nullopt;
    if (!position) throw Refusal{line, "sets an element that is not there"};
    std::vector<Object> items = old.items();
    items[*position] = value;
    replace(old, makeSequence(Object::Kind::List, std::move(items)), line);
}

void Statements::augment(Stretch statement, std::size_t sign) {
    const int line = lineOf(statement);
    const Token& name = m_tokens[statement.begin];
    if (sign != statement.begin + 1 || name.kind != Token::Kind::Name)
        throw Refusal{line, "changes a part of a value, which is not followed"};
    std::string operation = m_tokens[sign].text;
    operation.pop_back();
    if (std::string("&|^<<>>@").find(operation) != std::string::npos)
        throw Refusal{line, fmt::format("the operation {}", operation)};
    const Object old = lookUp(name.text);
    Object other = evaluate(m_tokens, sign + 1, statement.end, *this);
    // "+=" takes any sequence into a list.
    if (operation == "+" && old.kind == Object::Kind::List && other.kind == Object::Kind::Tuple)
        other.kind = Object::Kind::List;
    const Object value = binary(operation, old, other);
    spend(weightOf(value));
    if (value.isUnknown()) throw Refusal{line, value.text};
    if (old.isMutable())
        replace(old, value, line);
    else
        set(name.text, value, line);
}

} // namespace sonorant::python
