// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_number.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>

namespace sonorant::python {

namespace {

Object noNumber(const std::string& literal) {
    return makeUnknown(fmt::format("\"{}\", which is no number", literal.substr(0, 40)));
}

/// Underscores may stand only between digits.
bool withoutUnderscores(const std::string& literal, std::string& digits) {
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (literal[i] != '_') {
            digits += literal[i];
            continue;
        }
        const bool between = i > 0 && i + 1 < literal.size() &&
                             std::isalnum(static_cast<unsigned char>(literal[i - 1])) &&
                             std::isalnum(static_cast<unsigned char>(literal[i + 1]));
        if (!between) return false;
    }
    return true;
}

} // namespace

Object readNumber(const std::string& literal) {
    std::string digits;
    if (!withoutUnderscores(literal, digits)) return noNumber(literal);
    const char kind = digits.size() > 1 && digits[0] == '0' ? static_cast<char>(digits[1] | 0x20) : '\0';
    const int base = kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 10;
    const bool based = base != 10 && digits.size() > 1 && digits[1] > '9';
    if (!based && (digits.back() == 'j' || digits.back() == 'J')) return makeUnknown("a complex number");
    const char* const begin = digits.data() + (based ? 2 : 0);
    const char* const end = digits.data() + digits.size();
    if (based || digits.find_first_not_of("0123456789") == std::string::npos) {
        std::int64_t number = 0;
        const auto [stop, code] = std::from_chars(begin, end, number, based ? base : 10);
        if (code == std::errc::result_out_of_range) return makeUnknown("a whole number beyond 64 bits");
        if (code != std::errc() || stop != end) return noNumber(literal);
        // Python 3 refuses 0123, which was octal once.
        if (!based && digits.size() > 1 && digits[0] == '0' && number != 0) return noNumber(literal);
        return makeInteger(number);
    }
    double number = 0;
    const auto [stop, code] = std::from_chars(begin, end, number);
    if (code == std::errc::result_out_of_range) return makeUnknown("a number too large or too small");
    if (code != std::errc() || stop != end || digits[0] == 'n' || digits[0] == 'i') return noNumber(literal);
    return makeReal(number);
}

} // namespace sonorant::python
