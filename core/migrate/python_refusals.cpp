// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_statements.h"

#include <fmt/format.h>

#include <deque>

// What is not run, and what it may have changed.
namespace sonorant::python {

void Statements::set(const std::string& name, Object value, int line, bool imported) {
    auto [place, isNew] = m_entries.try_emplace(name);
    if (isNew) m_order.push_back(name);
    Entry& entry = place->second;
    entry = {};
    entry.variable.value = std::move(value);
    entry.variable.line = line;
    entry.variable.imported = imported;
}

void Statements::spoil(const std::string& name, int line, const std::string& reason, Stretch definition) {
    set(name, makeUnknown(reason, line), line);
    m_entries.at(name).definition = definition;
}

void Statements::replace(const Object& old, const Object& value, int line) {
    const Box* const box = old.box.get();
    spend(m_entries.size());
    for (auto& [name, entry] : m_entries) {
        Object& each = entry.variable.value;
        if (entry.deleted || !each.box) continue;
        if (each.box.get() == box) {
            each = value;
            entry.variable.line = line;
            if (each.isUnknown()) each.line = line;
            continue;
        }
        spend(weightOf(each));
        if (holds(each, box)) {
            each = makeUnknown(fmt::format("a list in it is changed in line {}", line), line);
            entry.variable.line = line;
        }
    }
}

std::string Statements::leadingWords(Stretch stretch) const {
    std::string words;
    for (std::size_t i = stretch.begin; i < stretch.end && words.size() < 60; ++i) {
        const Token& token = m_tokens[i];
        if (token.kind != Token::Kind::Name && !token.is(".")) break;
        const bool both = !words.empty() && words.back() != '.' && !token.is(".");
        words += (both ? " " : "") + token.text;
    }
    return words.empty() ? "a statement" : words;
}

Effects Statements::allEffects(Stretch stretch) {
    Effects effects = effectsOf(m_tokens, stretch);
    spend(stretch.end - stretch.begin);
    // A function that is named here may be called here: what it does counts as well, except for its own
    // locals.
    std::deque<std::string> names(effects.mentioned.begin(), effects.mentioned.end());
    std::set<std::size_t> seen;
    for (; !names.empty(); names.pop_front()) {
        const auto found = m_entries.find(names.front());
        if (found == m_entries.end()) continue;
        const Stretch body = found->second.definition;
        if (body.begin == body.end || !seen.insert(body.begin).second) continue;
        spend(body.end - body.begin);
        const Effects inner = effectsOf(m_tokens, body);
        effects.calls = true;
        effects.anything = effects.anything || inner.anything;
        for (std::size_t i = body.begin; i + 1 < body.end; ++i)
            if (m_tokens[i].is("global"))
                for (++i; m_tokens[i].kind == Token::Kind::Name || m_tokens[i].is(","); ++i)
                    if (!m_tokens[i].is(",")) effects.assigned.insert(m_tokens[i].text);
        for (const std::string& name : inner.mentioned)
            if (effects.mentioned.insert(name).second) names.push_back(name);
    }
    return effects;
}

bool Statements::spoilMutable(const Effects& effects, int line, const std::string& reason) {
    bool any = false;
    std::set<const Box*> boxes;
    for (const std::string& name : effects.mentioned)
        if (const Object* value = valueOf(name); value && value->box) boxes.insert(value->box.get());
    for (auto& [name, entry] : m_entries) {
        Object& each = entry.variable.value;
        if (entry.deleted || !each.box) continue;
        for (const Box* const box : boxes) {
            spend(weightOf(each));
            // Lists within it, or that it lies in, may be the very ones that are changed.
            const bool shared = holds(each, box) || (effects.mentioned.count(name) > 0);
            if (!shared) continue;
            each = makeUnknown(fmt::format("may be changed in line {}: {}", line, reason), line);
            entry.variable.line = line;
            any = true;
            break;
        }
    }
    return any;
}

void Statements::refuse(Stretch stretch, int line, const std::string& reason) {
    Effects effects = allEffects(stretch);
    if (effects.anything)
        for (const auto& [name, entry] : m_entries)
            if (!entry.deleted && !entry.variable.imported) effects.assigned.insert(name);
    bool any = false;
    const bool element = m_tokens[stretch.begin].kind == Token::Kind::Name &&
                         stretch.begin + 1 < stretch.end &&
                         (m_tokens[stretch.begin + 1].is("[") || m_tokens[stretch.begin + 1].is("."));
    const bool block =
        m_tokens[stretch.end - 1].kind == Token::Kind::Dedent || m_tokens[stretch.begin].is("if");
    const std::set<std::string> assigned = effects.assigned;
    if (!effects.calls) effects.mentioned = assigned; // the others are only read
    if (effects.calls || block || element) any = spoilMutable(effects, line, reason);
    for (const std::string& name : assigned) {
        spoil(name, line, reason);
        any = true;
    }
    if (!any) m_skipped.push_back({leadingWords(stretch), line, reason});
}

void Statements::refuseDefinition(Stretch stretch) {
    std::size_t at = stretch.begin;
    while (at < stretch.end && !m_tokens[at].is("def") && !m_tokens[at].is("class"))
        ++at;
    if (at + 1 >= stretch.end) return refuse(stretch, lineOf(stretch), "a statement that is not understood");
    const bool isClass = m_tokens[at].is("class");
    if (isClass) spoilMutable(effectsOf(m_tokens, stretch), m_tokens[at].line, "a class is not run");
    spoil(m_tokens[at + 1].text, m_tokens[at].line,
          isClass ? "a class, which is not carried over" : "a function, which is not carried over", stretch);
}

} // namespace sonorant::python
