// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/option.h"
#include "core/config/project_config.h"

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// How the tables of the schema are written: each option bound to its struct member, whose initial value is
/// the default. Internal to core/config.
namespace sonorant::schema {

// Between the members' types and Value.
Value toValue(bool value);
Value toValue(std::int64_t value);
Value toValue(double value);
Value toValue(const std::string& value);
Value toValue(const std::vector<std::string>& value);
Value toValue(const std::vector<std::int64_t>& value);
Value toValue(const std::vector<bool>& value);
Value toValue(const SetName& value);
Value toValue(const std::vector<NameList>& value);
Value toValue(const std::vector<Folders>& value);

void fromValue(const Value& value, bool& target);
void fromValue(const Value& value, std::int64_t& target);
void fromValue(const Value& value, double& target);
void fromValue(const Value& value, std::string& target);
void fromValue(const Value& value, std::vector<std::string>& target);
void fromValue(const Value& value, std::vector<std::int64_t>& target);
void fromValue(const Value& value, std::vector<bool>& target);
void fromValue(const Value& value, SetName& target);
void fromValue(const Value& value, std::vector<NameList>& target);
void fromValue(const Value& value, std::vector<Folders>& target);

template<class Member>
constexpr OptionType typeOf() {
    if constexpr (std::is_same_v<Member, bool>) return OptionType::Boolean;
    if constexpr (std::is_same_v<Member, std::int64_t>) return OptionType::Integer;
    if constexpr (std::is_same_v<Member, double>) return OptionType::Real;
    if constexpr (std::is_same_v<Member, std::vector<std::string>>) return OptionType::TextList;
    if constexpr (std::is_same_v<Member, std::vector<std::int64_t>>) return OptionType::IntegerList;
    if constexpr (std::is_same_v<Member, std::vector<bool>>) return OptionType::BooleanList;
    if constexpr (std::is_same_v<Member, SetName>) return OptionType::SetNames;
    if constexpr (std::is_same_v<Member, std::vector<NameList>>) return OptionType::NameLists;
    if constexpr (std::is_same_v<Member, std::vector<Folders>>) return OptionType::FolderTable;
    return OptionType::Text;
}

/// The option just added, for what not every option has. Valid until the next one is added.
class Draft {
public:
    explicit Draft(Option& option) : m_option(&option) {}

    Draft& range(double minimum, double maximum = std::numeric_limits<double>::infinity()) {
        m_option->minimum = minimum;
        m_option->maximum = maximum;
        return *this;
    }
    Draft& above(double minimum) {
        m_option->minimum = minimum;
        m_option->exclusiveMinimum = true;
        return *this;
    }
    Draft& unit(std::string unit) {
        m_option->unit = std::move(unit);
        return *this;
    }
    Draft& choice(std::vector<Value> values, std::vector<std::string> labels) {
        m_option->type = OptionType::Choice;
        m_option->choices = std::move(values);
        m_option->choiceLabels = std::move(labels);
        return *this;
    }
    Draft& file() {
        m_option->type = OptionType::File;
        return *this;
    }
    Draft& folder() {
        m_option->type = OptionType::Folder;
        return *this;
    }
    Draft& advanced() {
        m_option->advanced = true;
        return *this;
    }
    Draft& required() {
        m_option->required = true;
        return *this;
    }
    Draft& unless(std::function<std::string(const ProjectConfig&)> whyNotApplicable) {
        m_option->whyNotApplicable = std::move(whyNotApplicable);
        return *this;
    }

private:
    Option* m_option;
};

/// Adds the options of one table, group by group.
template<class Section>
class Table {
public:
    Table(std::string name, Section ProjectConfig::*section, std::vector<Option>& options)
        : m_name(std::move(name)), m_section(section), m_options(options) {}

    void group(std::string name) { m_group = std::move(name); }

    template<class Member>
    Draft add(std::string key, Member Section::*member, std::string label, std::string help) {
        Option option;
        option.table = m_name;
        option.key = std::move(key);
        option.type = typeOf<Member>();
        option.defaultValue = toValue(Section{}.*member);
        option.label = std::move(label);
        option.group = m_group;
        option.help = std::move(help);
        const auto section = m_section;
        option.get = [section, member](const ProjectConfig& config) {
            return toValue(config.*section.*member);
        };
        option.set = [section, member](ProjectConfig& config, const Value& value) {
            fromValue(value, config.*section.*member);
        };
        m_options.push_back(std::move(option));
        return Draft(m_options.back());
    }

private:
    std::string m_name, m_group;
    Section ProjectConfig::*m_section;
    std::vector<Option>& m_options;
};

void addDataOptions(std::vector<Option>& options);
void addTrainingOptions(std::vector<Option>& options);
void addSavingOptions(std::vector<Option>& options);
void addInferenceOptions(std::vector<Option>& options);

} // namespace sonorant::schema
