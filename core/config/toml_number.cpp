// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/toml_number.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace sonorant {

namespace {

/// Passes digits with single underscores between them; false if there are none or they are misplaced.
bool passDigits(std::string_view& word, std::string_view digits) {
    bool wasDigit = false;
    while (!word.empty()) {
        if (digits.find(word.front()) != std::string_view::npos)
            wasDigit = true;
        else if (word.front() == '_' && wasDigit)
            wasDigit = false;
        else
            break;
        word.remove_prefix(1);
    }
    return wasDigit;
}

enum class Kind { Nothing, Integer, Real };

/// The grammar of TOML 1.0 for decimal numbers.
Kind decimalKind(std::string_view word) {
    constexpr std::string_view decimal = "0123456789";
    if (!word.empty() && (word.front() == '+' || word.front() == '-')) word.remove_prefix(1);
    if (word == "inf" || word == "nan") return Kind::Real;
    const std::string_view whole = word;
    if (!passDigits(word, decimal)) return Kind::Nothing;
    const std::size_t wholeDigits = whole.size() - word.size();
    if (wholeDigits > 1 && whole.front() == '0') return Kind::Nothing;
    if (word.empty()) return Kind::Integer;
    if (word.front() == '.') {
        word.remove_prefix(1);
        if (!passDigits(word, decimal)) return Kind::Nothing;
    }
    if (!word.empty() && (word.front() == 'e' || word.front() == 'E')) {
        word.remove_prefix(1);
        if (!word.empty() && (word.front() == '+' || word.front() == '-')) word.remove_prefix(1);
        if (!passDigits(word, decimal)) return Kind::Nothing;
    }
    return word.empty() ? Kind::Real : Kind::Nothing;
}

int prefixedBase(std::string_view word) {
    if (word.substr(0, 2) == "0x") return 16;
    if (word.substr(0, 2) == "0o") return 8;
    return word.substr(0, 2) == "0b" ? 2 : 0;
}

bool fitsInteger(const std::string& word, int base) {
    std::string digits;
    for (const char c : word)
        if (c != '_' && c != '+') digits += c;
    std::int64_t number = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    return result.ec == std::errc() && result.ptr == digits.data() + digits.size();
}

bool fitsReal(const std::string& word) {
    if (word.find("inf") != std::string::npos || word.find("nan") != std::string::npos) return true;
    std::string digits;
    for (const char c : word)
        if (c != '_' && c != '+') digits += c;
    double number = 0;
    return std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc();
}

} // namespace

std::string checkTomlScalar(const std::string& word) {
    if (word == "true" || word == "false") return {};
    const std::string shown = word.size() > 40 ? word.substr(0, 37) + "..." : word;
    const std::string outOfRange = fmt::format("the number {} is too large or too small", shown);
    if (const int base = prefixedBase(word)) {
        std::string_view digits = std::string_view(word).substr(2);
        const std::string_view allowed = std::string_view("0123456789abcdefABCDEF")
                                             .substr(0, base == 16 ? 22 : static_cast<std::size_t>(base));
        if (passDigits(digits, allowed) && digits.empty())
            return fitsInteger(word.substr(2), base) ? std::string() : outOfRange;
    }
    switch (decimalKind(word)) {
    case Kind::Integer:
        return fitsInteger(word, 10) ? std::string() : outOfRange;
    case Kind::Real:
        return fitsReal(word) ? std::string() : outOfRange;
    case Kind::Nothing:
        break;
    }
    return fmt::format(
        "'{0}' is neither true, false nor a number such as 3, 0.5 or 1e-4; text stands in quotes: \"{0}\"",
        shown);
}

} // namespace sonorant
