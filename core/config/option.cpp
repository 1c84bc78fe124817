// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/option.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <cmath>

namespace sonorant {

namespace {

std::string plain(double number) {
    return number == std::floor(number) && std::fabs(number) < 1e15 ? fmt::format("{:.0f}", number)
                                                                    : fmt::format("{}", number);
}

std::string plain(const Value& value) {
    return value.isText() ? value.toText() : toToml(value);
}

std::vector<std::string> choiceTexts(const Option& option) {
    std::vector<std::string> texts;
    for (const Value& choice : option.choices)
        texts.push_back(plain(choice));
    return texts;
}

/// "expected X, found Y", or empty.
std::string checkItem(bool right, const char* expected, const Value& value) {
    if (right) return {};
    std::string found = toToml(value);
    if (found.size() > 60) found.replace(57, std::string::npos, "...");
    return fmt::format("expected {}, found {}", expected, found);
}

std::string checkNumber(const Option& option, const Value& value) {
    const double number = value.toReal();
    const bool above = option.exclusiveMinimum ? number > option.minimum : number >= option.minimum;
    const bool divides = !value.isInteger() || value.toInteger() % option.multipleOf == 0;
    if (std::isfinite(number) && above && number <= option.maximum && divides) return {};
    return fmt::format("expected {}, found {}", describeRange(option), toToml(value));
}

std::string checkChoice(const Option& option, const Value& value) {
    for (const Value& choice : option.choices)
        if (choice == value) return {};
    std::string message = fmt::format("expected {}, found {}", describeRange(option), toToml(value));
    if (value.isText())
        if (const auto nearest = nearestName(value.toText(), choiceTexts(option)))
            message += fmt::format("; did you mean {}?", *nearest);
    return message;
}

std::string checkTexts(const Value& value, const char* expected) {
    if (!value.isList()) return checkItem(false, expected, value);
    for (const Value& item : value.toList())
        if (!item.isText()) return checkItem(false, expected, value);
    return {};
}

/// Lists of texts, or (one level deeper) lists of lists of texts; `either` allows both side by side.
std::string checkNested(const Value& value, bool either, const char* expected) {
    if (!value.isList()) return checkItem(false, expected, value);
    for (const Value& item : value.toList()) {
        if (either && item.isText()) continue;
        if (!checkTexts(item, expected).empty()) return checkItem(false, expected, value);
    }
    return {};
}

std::string checkList(const Option& option, const Value& value) {
    switch (option.type) {
    case OptionType::SetNames:
        return value.isText() ? std::string() : checkTexts(value, "a name, or a list of names");
    case OptionType::NameLists:
        return checkNested(value, true, "a list with a path or a list of names per subset");
    case OptionType::FolderTable:
        return checkNested(value, false, "for each subset a list of folders, [[\"a\", \"b\"]]");
    case OptionType::TextList:
        return checkTexts(value, "a list of texts");
    default:
        break;
    }
    const bool integers = option.type == OptionType::IntegerList;
    const char* const expected = integers ? "a list of whole numbers" : "a list of true and false";
    if (!value.isList()) return checkItem(false, expected, value);
    for (const Value& item : value.toList()) {
        if (integers ? !item.isInteger() : !item.isBool()) return checkItem(false, expected, value);
        if (integers)
            if (const std::string wrong = checkNumber(option, item); !wrong.empty()) return wrong;
    }
    return {};
}

} // namespace

std::string checkValue(const Option& option, const Value& value) {
    switch (option.type) {
    case OptionType::Boolean:
        return checkItem(value.isBool(), "true or false", value);
    case OptionType::Integer:
        return value.isInteger() ? checkNumber(option, value) : checkItem(false, "a whole number", value);
    case OptionType::Real:
        return value.isNumber() ? checkNumber(option, value) : checkItem(false, "a number", value);
    case OptionType::Text:
        return checkItem(value.isText(), "text", value);
    case OptionType::File:
        return checkItem(value.isText(), "the path of a file", value);
    case OptionType::Folder:
        return checkItem(value.isText(), "the path of a folder", value);
    case OptionType::Choice:
        return checkChoice(option, value);
    default:
        return checkList(option, value);
    }
}

std::string describeRange(const Option& option) {
    if (option.multipleOf > 1) {
        Option any = option;
        any.multipleOf = 1;
        return fmt::format("{}, a multiple of {}", describeRange(any), option.multipleOf);
    }
    switch (option.type) {
    case OptionType::Boolean:
        return "true or false";
    case OptionType::Text:
        return "text";
    case OptionType::File:
        return "path of a file";
    case OptionType::Folder:
        return "path of a folder";
    case OptionType::SetNames:
        return "a name, or one name per subset";
    case OptionType::NameLists:
        return "per subset a path or a list of names";
    case OptionType::FolderTable:
        return "per subset a list of folders";
    case OptionType::TextList:
        return "list of texts";
    case OptionType::BooleanList:
        return "list of true and false";
    case OptionType::Choice: {
        std::string text = "one of";
        for (const std::string& choice : choiceTexts(option))
            text += (text.size() > 6 ? ", " : " ") + choice;
        return text;
    }
    default:
        break;
    }
    const std::string low = plain(option.minimum), high = plain(option.maximum);
    const bool hasLow = std::isfinite(option.minimum), hasHigh = std::isfinite(option.maximum);
    const std::string noun = option.type == OptionType::Real ? "a number" : "a whole number";
    const std::string what = option.type == OptionType::IntegerList ? "whole numbers" : noun;
    if (!hasLow && !hasHigh) return what;
    if (!hasHigh) return what + (option.exclusiveMinimum ? " above " + low : ", " + low + " or more");
    if (!hasLow) return what + ", at most " + high;
    if (option.exclusiveMinimum) return what + " above " + low + ", at most " + high;
    return what + " from " + low + " to " + high;
}

} // namespace sonorant
