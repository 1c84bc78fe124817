// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/value.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace sonorant {

namespace {

[[noreturn]] void throwWrongType(const char* expected, const Value& value) {
    throw Error(ErrorKind::Internal, fmt::format("expected {}, found {}", expected, toToml(value)));
}

std::string realToToml(double number) {
    if (std::isnan(number)) return "nan";
    if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
    const double size = std::fabs(number);
    const bool scientific = size != 0 && (size < 1e-3 || size >= 1e7);
    char buffer[64];
    const auto form = scientific ? std::chars_format::scientific : std::chars_format::fixed;
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, number, form);
    std::string text(buffer, result.ptr);
    if (!scientific) return text.find('.') == std::string::npos ? text + ".0" : text;
    // "1e-04" -> "1e-4", "2e+07" -> "2e7", as people write it.
    const std::size_t exponent = text.find('e') + 1;
    std::string sign = text[exponent] == '-' ? "-" : "";
    const std::size_t digits = text.find_first_not_of('0', exponent + 1);
    return text.substr(0, exponent) + sign + text.substr(digits);
}

std::string textToToml(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c == '\n') {
            quoted += "\\n";
        } else if (c == '\t') {
            quoted += "\\t";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            quoted += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

} // namespace

bool Value::toBool() const {
    if (!isBool()) throwWrongType("true or false", *this);
    return std::get<bool>(*this);
}

std::int64_t Value::toInteger() const {
    if (!isInteger()) throwWrongType("a whole number", *this);
    return std::get<std::int64_t>(*this);
}

double Value::toReal() const {
    if (isInteger()) return static_cast<double>(std::get<std::int64_t>(*this));
    if (!isReal()) throwWrongType("a number", *this);
    return std::get<double>(*this);
}

const std::string& Value::toText() const {
    if (!isText()) throwWrongType("text", *this);
    return std::get<std::string>(*this);
}

const ValueList& Value::toList() const {
    if (!isList()) throwWrongType("a list", *this);
    return std::get<ValueList>(*this);
}

std::string toToml(const Value& value) {
    if (value.isBool()) return value.toBool() ? "true" : "false";
    if (value.isInteger()) return std::to_string(value.toInteger());
    if (value.isReal()) return realToToml(value.toReal());
    if (value.isText()) return textToToml(value.toText());
    std::string text = "[";
    for (const Value& item : value.toList()) {
        if (text.size() > 1) text += ", ";
        text += toToml(item);
    }
    return text + "]";
}

} // namespace sonorant
