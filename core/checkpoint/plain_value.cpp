// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/plain_value.h"

#include "core/base/error.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

[[noreturn]] void wrongKind(const char* expected, const PlainValue& found) {
    constexpr const char* names[] = {"None", "a bool", "a whole number", "a number", "a text", "a list"};
    throw Error(ErrorKind::Malformed,
                fmt::format("expected {} in the checkpoint, found {}", expected, names[found.data.index()]));
}

PlainValue::List realList(const std::vector<double>& values, bool isTuple) {
    PlainValue::List list;
    list.items.assign(values.begin(), values.end());
    list.tuple = isTuple;
    return list;
}

} // namespace

PlainValue PlainValue::list(const std::vector<double>& values) {
    return realList(values, false);
}

PlainValue PlainValue::tuple(const std::vector<double>& values) {
    return realList(values, true);
}

bool PlainValue::toBool() const {
    if (const bool* value = std::get_if<bool>(&data)) return *value;
    wrongKind("a bool", *this);
}

std::int64_t PlainValue::toInteger() const {
    if (const auto* value = std::get_if<std::int64_t>(&data)) return *value;
    wrongKind("a whole number", *this);
}

double PlainValue::toReal() const {
    if (const double* value = std::get_if<double>(&data)) return *value;
    if (const auto* value = std::get_if<std::int64_t>(&data)) return static_cast<double>(*value);
    wrongKind("a number", *this);
}

std::vector<double> PlainValue::toReals() const {
    const List* const list = std::get_if<List>(&data);
    if (!list) wrongKind("a list of numbers", *this);
    std::vector<double> values;
    for (const PlainValue& item : list->items)
        values.push_back(item.toReal());
    return values;
}

const PlainValue* PlainDict::find(const std::string& key) const {
    for (const auto& [name, value] : items)
        if (name == key) return &value;
    return nullptr;
}

const PlainValue& PlainDict::at(const std::string& key) const {
    if (const PlainValue* const value = find(key)) return *value;
    throw Error(ErrorKind::Malformed,
                fmt::format("expected the key \"{}\" in the checkpoint, found none", key));
}

void PlainDict::set(const std::string& key, PlainValue value) {
    for (auto& [name, there] : items)
        if (name == key) {
            there = std::move(value);
            return;
        }
    items.emplace_back(key, std::move(value));
}

} // namespace sonorant
