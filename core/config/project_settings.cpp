// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/config/completion.h"
#include "core/config/project_file.h"
#include "core/config/schema.h"
#include "core/config/toml_document.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace sonorant {

namespace {

/// The value of a text in TOML spelling; nothing when it is none.
std::optional<Value> parseValue(const std::string& text) {
    const TomlDocument document("value = " + text);
    if (document.syntaxError() || document.entries().size() != 1) return std::nullopt;
    const TomlDocument::Entry& entry = document.entries().front();
    // Nothing may follow the value: neither a comment nor further lines.
    if (entry.end != document.text().size()) return std::nullopt;
    return entry.value;
}

bool holdsText(const Option& option) {
    switch (option.type) {
    case OptionType::Text:
    case OptionType::File:
    case OptionType::Folder:
    case OptionType::SetNames:
        return true;
    case OptionType::Choice:
        return !option.choices.empty() && option.choices.front().isText();
    default:
        return false;
    }
}

/// A setting's value as the option wants it: quotes may be left out, and one item need not stand in brackets.
Value readSetting(const Option& option, const std::string& text) {
    const std::optional<Value> parsed = parseValue(text);
    if (holdsText(option)) {
        const bool takesList = option.type == OptionType::SetNames;
        return parsed && (parsed->isText() || (takesList && parsed->isList())) ? *parsed : Value(text);
    }
    const Value value = parsed ? *parsed : Value(text);
    const bool wantsList = option.type == OptionType::NameLists || option.type == OptionType::TextList ||
                           option.type == OptionType::IntegerList || option.type == OptionType::BooleanList;
    if (!wantsList || value.isList()) return value;
    ValueList list;
    list.push_back(option.type == OptionType::TextList || option.type == OptionType::NameLists
                       ? (value.isText() ? value : Value(text))
                       : value);
    return Value(std::move(list));
}

Issue unknownSetting(const std::string& name, const std::vector<Option>& options) {
    Issue issue{name, "there is no such option", {}, Severity::Error};
    std::vector<std::string> tables, keys, paths;
    for (const Option& option : options) {
        if (option.key == name) tables.push_back(option.table);
        keys.push_back(option.key);
        paths.push_back(option.path());
    }
    if (tables.size() > 1) {
        issue.message = "several tables have this option";
        issue.hint = "name the table: " + tables.front() + "." + name;
        return issue;
    }
    const auto nearest = nearestName(name, name.find('.') == std::string::npos ? keys : paths);
    issue.hint =
        nearest ? fmt::format("did you mean {}?", *nearest) : "sonorant-cli train --help lists all options";
    return issue;
}

/// "training.lr=0.0001": the option with its default, or another value that it takes, as a shell wants it.
std::string exampleOf(const Option& option) {
    const auto written = [&](const char* value) { return option.path() + "=" + value; };
    const bool telling = option.defaultValue.isList()   ? !option.defaultValue.toList().empty()
                         : option.defaultValue.isText() ? !option.defaultValue.toText().empty()
                                                        : true;
    if (telling) {
        const std::string value =
            option.defaultValue.isText() ? option.defaultValue.toText() : toToml(option.defaultValue);
        if (option.defaultValue.isList()) return option.path() + "='" + value + "'";
        return option.path() + "=" + value;
    }
    switch (option.type) {
    case OptionType::NameLists:
        return written("'[\"scp/train.lst\"]'");
    case OptionType::FolderTable:
        return written("'[[\"mfbsp\", \"f0\"]]'");
    case OptionType::TextList:
        return written("'[\"a\", \"b\"]'");
    case OptionType::IntegerList:
        return written("'[80, 1]'");
    case OptionType::BooleanList:
        return written("'[true, false]'");
    case OptionType::Choice:
        return option.choices.empty()
                   ? written("NAME")
                   : option.path() + "=" +
                         (option.choices.front().isText() ? option.choices.front().toText()
                                                          : toToml(option.choices.front()));
    default:
        return written("name");
    }
}

} // namespace

Issues applySettings(ProjectConfig& config, const std::vector<std::string>& settings) {
    Issues issues;
    // The model's name first: it decides which other options there are.
    for (const bool names : {true, false}) {
        for (const std::string& setting : settings) {
            const std::size_t equals = setting.find('=');
            const std::string name(trimmed(std::string_view(setting).substr(0, equals)));
            const bool isName = name == "model.name" || name == "name";
            if (isName != names) continue;
            if (equals == std::string::npos || name.empty()) {
                issues.push_back({name,
                                  equals == std::string::npos
                                      ? "expected table.key=value, found no \"=\""
                                      : fmt::format("expected table.key=value, found \"{}\"", setting),
                                  "for example --set training.lr=1e-4", Severity::Error});
                continue;
            }
            const std::vector<Option> options = projectOptions(config.model.name);
            const Option* option = findOption(options, name);
            if (!option) {
                issues.push_back(unknownSetting(name, options));
                continue;
            }
            const Value value =
                readSetting(*option, std::string(trimmed(std::string_view(setting).substr(equals + 1))));
            const std::string wrong = checkValue(*option, value);
            if (wrong.empty())
                option->set(config, value);
            else
                issues.push_back({option->path(), wrong,
                                  fmt::format("{} For example --set {}", option->help, exampleOf(*option)),
                                  Severity::Error});
        }
    }
    completeTestSets(config);
    return issues;
}

} // namespace sonorant
