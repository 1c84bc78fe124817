// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_operators.h"

#include "core/migrate/python_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sonorant::python {

namespace {

using Kind = Object::Kind;

Object overflow() {
    return makeUnknown("a whole number beyond 64 bits");
}
Object byZero() {
    return makeUnknown("a division by zero, at which Python stops");
}
Object noOperation(const std::string& operation, const Object& a, const Object& b) {
    return makeUnknown(fmt::format("{} between a {} and a {}", operation, typeName(a), typeName(b)));
}

Object wholePower(std::int64_t base, std::int64_t exponent) {
    if (exponent < 0) {
        if (base == 0) return byZero();
        return makeReal(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
    }
    std::int64_t result = 1;
    if (base == 0 || base == 1) return makeInteger(exponent == 0 ? 1 : base);
    if (base == -1) return makeInteger(exponent % 2 == 0 ? 1 : -1);
    for (; exponent > 0; --exponent) // at most 63 rounds: any other base overflows by then
        if (__builtin_mul_overflow(result, base, &result)) return overflow();
    return makeInteger(result);
}

Object wholeArithmetic(const std::string& operation, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    if (operation == "+") return __builtin_add_overflow(a, b, &result) ? overflow() : makeInteger(result);
    if (operation == "-") return __builtin_sub_overflow(a, b, &result) ? overflow() : makeInteger(result);
    if (operation == "*") return __builtin_mul_overflow(a, b, &result) ? overflow() : makeInteger(result);
    if (operation == "**") return wholePower(a, b);
    if (b == 0) return byZero();
    if (operation == "/") return makeReal(static_cast<double>(a) / static_cast<double>(b));
    if (b == -1) { // the smallest number has no opposite
        if (operation == "%") return makeInteger(0);
        return __builtin_sub_overflow(std::int64_t(0), a, &result) ? overflow() : makeInteger(result);
    }
    // Python rounds down, and the remainder has the divisor's sign.
    const bool down = a % b != 0 && (a < 0) != (b < 0);
    return makeInteger(operation == "//" ? a / b - (down ? 1 : 0) : a % b + (down ? b : 0));
}

Object realArithmetic(const std::string& operation, double a, double b) {
    if (operation == "+") return makeReal(a + b);
    if (operation == "-") return makeReal(a - b);
    if (operation == "*") return makeReal(a * b);
    if (operation == "**") {
        if (a == 0 && b < 0) return byZero();
        if (a < 0 && b != std::floor(b)) return makeUnknown("a complex number");
        const double power = std::pow(a, b);
        if (std::isinf(power) && std::isfinite(a) && std::isfinite(b))
            return makeUnknown("a number too large, at which Python stops");
        return makeReal(power);
    }
    if (b == 0) return byZero();
    if (operation == "/") return makeReal(a / b);
    double rest = std::fmod(a, b);
    double quotient = (a - rest) / b;
    if (rest != 0) {
        if ((b < 0) != (rest < 0)) rest += b, quotient -= 1;
    } else {
        rest = std::copysign(0.0, b);
    }
    if (operation == "%") return makeReal(rest);
    if (quotient == 0) return makeReal(std::copysign(0.0, a / b));
    const double floored = std::floor(quotient);
    return makeReal(quotient - floored > 0.5 ? floored + 1 : floored);
}

Object repeated(const Object& object, std::int64_t count) {
    const std::size_t times = count < 0 ? 0 : static_cast<std::size_t>(count);
    if (object.isText()) {
        if (!object.text.empty() && times > longestText / object.text.size())
            return makeUnknown(fmt::format("a text of more than {} bytes", longestText));
        std::string text;
        for (std::size_t i = 0; i < times && !object.text.empty(); ++i)
            text += object.text;
        return makeText(std::move(text));
    }
    const std::size_t weight = std::max<std::size_t>(1, weightOf(object) - 1);
    if (!object.items().empty() && times > mostElements / weight)
        return makeUnknown(fmt::format("more than {} elements in one value", mostElements));
    std::vector<Object> items;
    for (std::size_t i = 0; i < times && !object.items().empty(); ++i)
        items.insert(items.end(), object.items().begin(), object.items().end());
    return makeSequence(object.kind, std::move(items));
}

Object joined(const Object& a, const Object& b) {
    if (a.isText()) return makeText(a.text + b.text);
    std::vector<Object> items = a.items();
    items.insert(items.end(), b.items().begin(), b.items().end());
    return makeSequence(a.kind, std::move(items));
}

/// -1, 0, 1; nothing for what has no order.
std::optional<int> orderOf(const Object& a, const Object& b) {
    const auto sign = [](const auto& left, const auto& right) {
        return left < right ? -1 : right < left ? 1 : 0;
    };
    if (a.isWhole() && b.isWhole()) return sign(a.integer, b.integer);
    if (a.isNumber() && b.isNumber()) {
        if (std::isnan(a.asReal()) || std::isnan(b.asReal())) return std::nullopt;
        return sign(a.asReal(), b.asReal());
    }
    if (a.isText() && b.isText()) return sign(a.text, b.text); // UTF-8 keeps the order of code points
    if (a.kind != b.kind || !a.isSequence()) return std::nullopt;
    const auto &left = a.items(), &right = b.items();
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
        if (!isEqual(left[i], right[i])) return orderOf(left[i], right[i]);
    return sign(left.size(), right.size());
}

std::optional<bool> contains(const Object& container, const Object& item) {
    if (container.isText()) {
        if (!item.isText()) return std::nullopt;
        return container.text.find(item.text) != std::string::npos;
    }
    if (!container.box) return std::nullopt;
    const auto& items = container.kind == Kind::Dict ? container.box->keys : container.items();
    return std::any_of(items.begin(), items.end(),
                       [&item](const Object& each) { return isEqual(each, item); });
}

} // namespace

Object binary(const std::string& operation, const Object& a, const Object& b) {
    if (a.isUnknown()) return a;
    if (b.isUnknown()) return b;
    if (a.isWhole() && b.isWhole()) return wholeArithmetic(operation, a.integer, b.integer);
    if (a.isNumber() && b.isNumber()) return realArithmetic(operation, a.asReal(), b.asReal());
    const auto isList = [](const Object& each) { return each.isText() || each.isSequence(); };
    if (operation == "%" && a.isText()) return formatPercent(a.text, b);
    if (operation == "+" && isList(a) && a.kind == b.kind) return joined(a, b);
    if (operation == "*" && isList(a) && b.isWhole()) return repeated(a, b.integer);
    if (operation == "*" && isList(b) && a.isWhole()) return repeated(b, a.integer);
    return noOperation(operation, a, b);
}

Object unary(const std::string& operation, const Object& a) {
    if (a.isUnknown()) return a;
    if (!a.isNumber()) return makeUnknown(fmt::format("{} before a {}", operation, typeName(a)));
    if (operation == "+") return a.isWhole() ? makeInteger(a.integer) : a;
    return a.isWhole() ? wholeArithmetic("-", 0, a.integer) : makeReal(-a.real);
}

Object compare(const std::string& operation, const Object& a, const Object& b) {
    if (a.isUnknown()) return a;
    if (b.isUnknown()) return b;
    if (a.kind == Kind::Symbol || b.kind == Kind::Symbol)
        return makeUnknown("a comparison with " + (a.kind == Kind::Symbol ? a : b).text);
    if (operation == "==") return makeBoolean(isEqual(a, b));
    if (operation == "!=") return makeBoolean(!isEqual(a, b));
    if (operation == "is" || operation == "is not") {
        // Whether two equal texts or numbers are one object is Python's own affair.
        const bool plain = a.isNone() || b.isNone() || (a.kind == Kind::Boolean && b.kind == Kind::Boolean);
        if (!plain) return makeUnknown("\"is\" between values other than None, True and False");
        return makeBoolean((a.kind == b.kind && a.integer == b.integer) == (operation == "is"));
    }
    if (operation == "in" || operation == "not in") {
        const std::optional<bool> found = contains(b, a);
        return found ? makeBoolean(*found == (operation == "in")) : noOperation(operation, a, b);
    }
    const std::optional<int> order = orderOf(a, b);
    if (!order) return noOperation(operation, a, b);
    return makeBoolean(operation == "<"    ? *order < 0
                       : operation == "<=" ? *order <= 0
                       : operation == ">"  ? *order > 0
                                           : *order >= 0);
}

std::optional<std::size_t> positionOf(std::int64_t index, std::size_t size) {
    const auto count = static_cast<std::int64_t>(size);
    if (index < -count || index >= count) return std::nullopt;
    return static_cast<std::size_t>(index < 0 ? index + count : index);
}

Object subscript(const Object& object, const Object& index) {
    if (object.isUnknown()) return object;
    if (index.isUnknown()) return index;
    if (object.kind == Kind::Dict) {
        for (std::size_t i = 0; i < object.box->keys.size(); ++i)
            if (isEqual(object.box->keys[i], index)) return object.box->items[i];
        return makeUnknown(fmt::format("no entry {} in a dict", reprOf(index)));
    }
    if (!index.isWhole() || !(object.isText() || object.isSequence()))
        return makeUnknown(fmt::format("a {} at a {}", typeName(object), typeName(index)));
    const std::u32string points = object.isText() ? codePoints(object.text) : std::u32string();
    const std::size_t size = object.isText() ? points.size() : object.items().size();
    const auto position = positionOf(index.integer, size);
    if (!position)
        return makeUnknown(fmt::format("element {} of {}, at which Python stops", index.integer, size));
    return object.isText() ? makeText(fromCodePoints(points.substr(*position, 1)))
                           : object.items()[*position];
}

Object slice(const Object& object, const Object& begin, const Object& end, const Object& step) {
    for (const Object* part : {&object, &begin, &end, &step})
        if (part->isUnknown()) return *part;
    for (const Object* part : {&begin, &end, &step})
        if (!part->isNone() && !part->isWhole())
            return makeUnknown("a slice whose bounds are no whole numbers");
    if (!object.isText() && !object.isSequence())
        return makeUnknown(fmt::format("a slice of a {}", typeName(object)));
    const std::u32string points = object.isText() ? codePoints(object.text) : std::u32string();
    const auto size = static_cast<std::int64_t>(object.isText() ? points.size() : object.items().size());
    const std::int64_t by = step.isNone() ? 1 : step.integer;
    if (by == 0) return makeUnknown("a slice with step 0, at which Python stops");
    const std::int64_t lowest = by < 0 ? -1 : 0, highest = by < 0 ? size - 1 : size;
    const auto bound = [&](const Object& each, std::int64_t otherwise) {
        if (each.isNone()) return otherwise;
        const std::int64_t from = each.integer < 0 ? std::max(each.integer, -size - 1) + size : each.integer;
        return std::clamp(from, lowest, highest);
    };
    const std::int64_t first = bound(begin, by < 0 ? highest : lowest),
                       last = bound(end, by < 0 ? lowest : highest);
    // Beyond the size no step makes a difference, and it would run over.
    const std::int64_t stride = std::clamp(by, -size - 1, size + 1);
    std::u32string text;
    std::vector<Object> items;
    for (std::int64_t i = first; by > 0 ? i < last : i > last; i += stride) {
        if (object.isText())
            text += points[static_cast<std::size_t>(i)];
        else
            items.push_back(object.items()[static_cast<std::size_t>(i)]);
    }
    return object.isText() ? makeText(fromCodePoints(text)) : makeSequence(object.kind, std::move(items));
}

} // namespace sonorant::python
