// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/option_builder.h"

namespace sonorant::schema {

namespace {

template<class Item>
Value listOf(const std::vector<Item>& items) {
    ValueList list;
    for (const Item& item : items)
        list.emplace_back(item);
    return list;
}

std::vector<std::string> textsOf(const Value& value) {
    std::vector<std::string> texts;
    for (const Value& item : value.toList())
        texts.push_back(item.toText());
    return texts;
}

} // namespace

Value toValue(bool value) {
    return value;
}
Value toValue(std::int64_t value) {
    return value;
}
Value toValue(double value) {
    return value;
}
Value toValue(const std::string& value) {
    return value;
}
Value toValue(const std::vector<std::string>& value) {
    return listOf(value);
}
Value toValue(const std::vector<std::int64_t>& value) {
    return listOf(value);
}

Value toValue(const std::vector<bool>& value) {
    ValueList list;
    for (const bool item : value)
        list.emplace_back(item);
    return list;
}

Value toValue(const SetName& value) {
    if (value.isList) return listOf(value.names);
    return value.names.empty() ? std::string() : value.names.front();
}

Value toValue(const std::vector<NameList>& value) {
    ValueList list;
    for (const NameList& item : value) {
        if (item.file.empty())
            list.push_back(listOf(item.names));
        else
            list.push_back(Value(item.file));
    }
    return list;
}

Value toValue(const std::vector<Folders>& value) {
    ValueList list;
    for (const Folders& item : value)
        list.push_back(listOf(item));
    return list;
}

void fromValue(const Value& value, bool& target) {
    target = value.toBool();
}
void fromValue(const Value& value, std::int64_t& target) {
    target = value.toInteger();
}
void fromValue(const Value& value, double& target) {
    target = value.toReal();
}
void fromValue(const Value& value, std::string& target) {
    target = value.toText();
}
void fromValue(const Value& value, std::vector<std::string>& target) {
    target = textsOf(value);
}

void fromValue(const Value& value, std::vector<std::int64_t>& target) {
    target.clear();
    for (const Value& item : value.toList())
        target.push_back(item.toInteger());
}

void fromValue(const Value& value, std::vector<bool>& target) {
    target.clear();
    for (const Value& item : value.toList())
        target.push_back(item.toBool());
}

void fromValue(const Value& value, SetName& target) {
    target.isList = value.isList();
    if (target.isList) {
        target.names = textsOf(value);
    } else {
        target.names.clear();
        if (!value.toText().empty()) target.names.push_back(value.toText());
    }
}

void fromValue(const Value& value, std::vector<NameList>& target) {
    target.clear();
    for (const Value& item : value.toList()) {
        NameList list;
        if (item.isText())
            list.file = item.toText();
        else
            list.names = textsOf(item);
        target.push_back(std::move(list));
    }
}

void fromValue(const Value& value, std::vector<Folders>& target) {
    target.clear();
    for (const Value& item : value.toList())
        target.push_back(textsOf(item));
}

} // namespace sonorant::schema
