// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/option_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sonorant {

namespace {

using python::Object;
using PathRule = std::function<std::string(const std::string&)>;

OptionValue no(std::string problem) {
    return {std::nullopt, std::move(problem)};
}

bool allTexts(const Object& object) {
    return std::all_of(object.items().begin(), object.items().end(),
                       [](const Object& each) { return each.isText(); });
}

/// Any value by its own type, numbers that are 0 or 1 standing for truth values where these are wanted.
std::optional<Value> plain(const Object& object, bool boolean) {
    switch (object.kind) {
    case Object::Kind::Boolean:
        return Value(object.integer != 0);
    case Object::Kind::Integer:
        if (boolean && (object.integer == 0 || object.integer == 1)) return Value(object.integer == 1);
        return Value(object.integer);
    case Object::Kind::Real:
        return Value(object.real);
    case Object::Kind::Text:
        return Value(object.text);
    default:
        return std::nullopt;
    }
}

OptionValue plainList(const Option& option, const Object& object) {
    if (!object.isSequence()) return no(fmt::format("expected a list, found {}", typeName(object)));
    ValueList list;
    for (const Object& item : object.items()) {
        auto value = plain(item, option.type == OptionType::BooleanList);
        // The framework takes 80.0 as well as 80.
        if (value && option.type == OptionType::IntegerList && value->isReal() &&
            std::abs(item.real) < 9e15 &&
            item.real == static_cast<double>(static_cast<std::int64_t>(item.real)))
            value = Value(static_cast<std::int64_t>(item.real));
        if (!value) return no(fmt::format("a list that holds a {}", typeName(item)));
        list.push_back(*value);
    }
    return {Value(std::move(list)), {}};
}

/// A list of utterances: a file, or the names themselves.
std::optional<Value> nameList(const Object& object, const PathRule& path) {
    if (object.isNone()) return Value(ValueList());
    if (object.isText()) return Value(path(object.text));
    if (!object.isSequence() || !allTexts(object)) return std::nullopt;
    ValueList names;
    for (const Object& name : object.items())
        names.push_back(Value(name.text));
    return Value(std::move(names));
}

/// With one subset, a flat list of several texts, or of one that is no file, holds the names of utterances.
bool areNames(const Object& object, Shape shape) {
    if (shape.hasSubsets || !object.isSequence() || object.items().empty() || !allTexts(object)) return false;
    if (object.items().size() > 1) return true;
    const std::string& text = object.items().front().text;
    return text.find('.') == std::string::npos && text.find('/') == std::string::npos;
}

OptionValue nameLists(const Object& object, Shape shape, const PathRule& path) {
    ValueList lists;
    if (object.isNone()) return {Value(std::move(lists)), {}};
    const bool one = object.isText() || areNames(object, shape);
    if (!one && !object.isSequence())
        return no(fmt::format("expected a list file, found {}", typeName(object)));
    const std::vector<Object> entries = one ? std::vector<Object>{object} : object.items();
    for (const Object& entry : entries) {
        const auto list = nameList(entry, path);
        if (!list)
            return no(
                fmt::format("expected a list file or names, found {}", python::reprOf(entry).substr(0, 60)));
        lists.push_back(*list);
    }
    return {Value(std::move(lists)), {}};
}

OptionValue folderTable(const Object& object, const PathRule& path) {
    ValueList table;
    if (object.isNone()) return {Value(std::move(table)), {}};
    if (!object.isSequence() && !object.isText())
        return no(fmt::format("expected folders, found {}", typeName(object)));
    const auto row = [&](const std::vector<Object>& folders) {
        ValueList list;
        for (const Object& folder : folders) {
            if (!folder.isText()) return false;
            list.push_back(Value(path(folder.text)));
        }
        table.push_back(Value(std::move(list)));
        return true;
    };
    const bool flat = object.isText() || (!object.items().empty() && object.items().front().isText());
    if (flat) {
        if (!row(object.isText() ? std::vector<Object>{object} : object.items()))
            return no("a list that mixes folders with other things");
        return {Value(std::move(table)), {}};
    }
    for (const Object& folders : object.items()) {
        if (folders.isNone())
            table.push_back(Value(ValueList()));
        else if (!folders.isSequence() || !row(folders.items()))
            return no("a list of folders that holds other things");
    }
    return {Value(std::move(table)), {}};
}

OptionValue setNames(const Object& object) {
    if (object.isNone()) return {Value(""), {}};
    if (object.isText()) return {Value(object.text), {}};
    if (!object.isSequence() || !allTexts(object))
        return no("expected the name of a set, or a list of names");
    ValueList names;
    for (const Object& name : object.items())
        names.push_back(Value(name.text));
    return {Value(std::move(names)), {}};
}

OptionValue checked(const Option& option, OptionValue found) {
    if (!found.value) return found;
    if (std::string wrong = checkValue(option, *found.value); !wrong.empty()) return no(std::move(wrong));
    return found;
}

} // namespace

OptionValue toOptionValue(const Option& option, const Object& object, Shape shape, const PathRule& path) {
    std::string symbol;
    if (holdsSymbol(object, symbol)) return no(fmt::format("names a function or module ({})", symbol));
    switch (option.type) {
    case OptionType::SetNames:
        return checked(option, setNames(object));
    case OptionType::NameLists:
        return checked(option, nameLists(object, shape, path));
    case OptionType::FolderTable:
        return checked(option, folderTable(object, path));
    case OptionType::TextList:
    case OptionType::IntegerList:
    case OptionType::BooleanList:
        return checked(option, plainList(option, object));
    default:
        break;
    }
    if (object.isNone()) return {option.defaultValue, {}};
    // 16000 * 0.5 is a real number in Python, and good enough for the framework.
    const bool whole = object.kind == Object::Kind::Real && std::abs(object.real) < 9e15 &&
                       object.real == static_cast<double>(static_cast<std::int64_t>(object.real));
    if (option.type == OptionType::Integer && whole)
        return checked(option, {Value(static_cast<std::int64_t>(object.real)), {}});
    const auto value = plain(object, option.type == OptionType::Boolean);
    if (!value) return no(fmt::format("expected a single value, found {}", typeName(object)));
    return checked(option, {*value, {}});
}

OptionValue toOptionValue(const Option& option, const std::string& word) {
    const char* const end = word.data() + word.size();
    const bool number =
        option.type == OptionType::Integer ||
        (option.type == OptionType::Choice && !option.choices.empty() && option.choices[0].isInteger());
    if (number) {
        std::int64_t value = 0;
        const auto [stop, code] = std::from_chars(word.data(), end, value);
        if (code != std::errc() || stop != end || word.empty())
            return no(fmt::format("expected a whole number, found \"{}\"", word.substr(0, 60)));
        return checked(option, {Value(value), {}});
    }
    if (option.type == OptionType::Real) {
        double value = 0;
        const auto [stop, code] = std::from_chars(word.data(), end, value);
        if (code != std::errc() || stop != end || word.empty())
            return no(fmt::format("expected a number, found \"{}\"", word.substr(0, 60)));
        return checked(option, {Value(value), {}});
    }
    return checked(option, {Value(word), {}});
}

} // namespace sonorant
