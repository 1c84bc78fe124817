// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrate/python_config.h"
#include "core/migrate/python_expression.h"
#include "core/migrate/python_names.h"

#include <map>

namespace sonorant::python {

/// Follows the statements of a configuration. Internal to core/migrate: readConfiguration() is the way in.
class Statements : public Scope {
public:
    Statements(std::vector<Token> tokens, Place place, std::string context);

    Configuration run();

    Object lookUp(const std::string& name) const override;
    const Place& place() const override { return m_place; }
    void spend(std::size_t units) override;
    const std::string& context() const override { return m_context; }

private:
    struct Entry {
        Variable variable;
        Stretch definition; ///< of a function: its tokens, for what a call may do
        bool deleted = false;
    };

    void suite(Stretch stretch);
    std::size_t compoundEnd(std::size_t begin) const; ///< one behind a statement with its blocks
    void choose(Stretch statement);                   ///< if / elif / else
    void simple(Stretch statement);
    bool special(Stretch statement); ///< pass, import, del, ...: true when it was one of them
    void importNames(Stretch statement);
    void remove(Stretch statement);
    void expression(Stretch statement);
    bool growth(Stretch statement); ///< append, extend
    void assign(Stretch statement, const std::vector<std::size_t>& signs);
    void augment(Stretch statement, std::size_t sign);
    void assignTarget(Stretch target, const Object& value, Stretch statement);
    void assignElement(Stretch target, const Object& value, Stretch statement);

    void set(const std::string& name, Object value, int line, bool imported = false);
    /// Every name of the list or dict `old` becomes `value`; what holds it is no longer known.
    void replace(const Object& old, const Object& value, int line);
    void refuse(Stretch stretch, int line, const std::string& reason);
    void refuseDefinition(Stretch stretch);
    void spoil(const std::string& name, int line, const std::string& reason, Stretch definition = {});
    /// True when there was something.
    bool spoilMutable(const Effects& effects, int line, const std::string& reason);
    Effects allEffects(Stretch stretch);
    const Object* valueOf(const std::string& name) const;
    std::string leadingWords(Stretch stretch) const;
    int lineOf(Stretch stretch) const { return m_tokens[stretch.begin].line; }

    std::vector<Token> m_tokens;
    Place m_place;
    std::string m_context;
    std::map<std::string, Entry> m_entries;
    std::vector<std::string> m_order;
    std::vector<Skipped> m_skipped;
    std::size_t m_spent = 0;
};

} // namespace sonorant::python
