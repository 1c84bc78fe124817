// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace sonorant {

struct Value;
using ValueList = std::vector<Value>;

/// One option's value, free of any file syntax: what the schema, the forms, `--set` and the models speak of.
struct Value : std::variant<bool, std::int64_t, double, std::string, ValueList> {
    using Base = std::variant<bool, std::int64_t, double, std::string, ValueList>;
    using Base::Base;
    Value(const char* text) : Base(std::string(text)) {}
    Value(int number) : Base(static_cast<std::int64_t>(number)) {}

    bool isList() const { return std::holds_alternative<ValueList>(*this); }
    bool isText() const { return std::holds_alternative<std::string>(*this); }
    bool isBool() const { return std::holds_alternative<bool>(*this); }
    bool isInteger() const { return std::holds_alternative<std::int64_t>(*this); }
    bool isReal() const { return std::holds_alternative<double>(*this); }
    bool isNumber() const { return isInteger() || isReal(); }

    /// The value as that type; a whole number also as a real one. @throws Error Internal for another type
    bool toBool() const;
    std::int64_t toInteger() const;
    double toReal() const;
    const std::string& toText() const;
    const ValueList& toList() const;

    friend bool operator==(const Value& a, const Value& b) {
        return static_cast<const Base&>(a) == static_cast<const Base&>(b);
    }
};

/// The value as TOML would write it: true, 3, 1e-4, "text", ["a", "b"].
std::string toToml(const Value& value);

} // namespace sonorant
