// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace sonorant {

/// A Python value of the simple kinds that optimisers and schedulers save: None, bool, int, float, str, list,
/// tuple. Kept apart exactly as Python does (an int 0 is not a float 0.0), so that what was read is written
/// the same.
struct PlainValue {
    struct None {
        bool operator==(const None&) const = default;
    };
    struct List {
        std::vector<PlainValue> items;
        bool tuple = false;
        bool operator==(const List&) const = default;
    };
    std::variant<None, bool, std::int64_t, double, std::string, List> data;

    PlainValue() = default;
    PlainValue(bool value) : data(value) {}
    PlainValue(int value) : data(static_cast<std::int64_t>(value)) {}
    PlainValue(std::int64_t value) : data(value) {}
    PlainValue(double value) : data(value) {}
    PlainValue(std::string value) : data(std::move(value)) {}
    PlainValue(const char* value) : data(std::string(value)) {}
    PlainValue(List value) : data(std::move(value)) {}
    static PlainValue list(const std::vector<double>& values);
    static PlainValue tuple(const std::vector<double>& values);

    bool isNone() const { return std::holds_alternative<None>(data); }
    /// @throws Error Malformed for a value of another kind; an int is also a real
    bool toBool() const;
    std::int64_t toInteger() const;
    double toReal() const;
    std::vector<double> toReals() const; ///< of a list or tuple of numbers

    bool operator==(const PlainValue&) const = default;
};

/// A dict with text keys, in order.
class PlainDict {
public:
    std::vector<std::pair<std::string, PlainValue>> items;

    const PlainValue* find(const std::string& key) const; ///< nullptr when there is none
    const PlainValue& at(const std::string& key) const;   ///< @throws Error Malformed naming the key
    void set(const std::string& key, PlainValue value);   ///< replaces in place, or appends
    bool empty() const { return items.empty(); }
    bool operator==(const PlainDict&) const = default;
};

} // namespace sonorant
