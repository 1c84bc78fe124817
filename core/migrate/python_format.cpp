// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sonorant::python {

namespace {

constexpr int widest = 4096;

struct Spec {
    std::string fill = " ";
    char align = 0, sign = '-', type = 0;
    bool zero = false, alternate = false;
    int width = 0, precision = -1;
};

/// Digits at `at` as a number; -2 when it is too wide.
int readNumber(const std::string& text, std::size_t& at) {
    int number = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        number = number * 10 + (text[at] - '0');
        if (number > widest) return -2;
    }
    return number;
}

/// The number alone, without sign. False when the value does not suit the type.
bool digitsOf(const Object& value, const Spec& spec, std::string& digits) {
    const char type = spec.type;
    if (std::string("dxXob").find(type) != std::string::npos) {
        if (!value.isWhole()) return false;
        const std::uint64_t size = value.integer < 0 ? 0 - static_cast<std::uint64_t>(value.integer)
                                                     : static_cast<std::uint64_t>(value.integer);
        digits = type == 'd'   ? fmt::format("{}", size)
                 : type == 'x' ? fmt::format("{:x}", size)
                 : type == 'X' ? fmt::format("{:X}", size)
                 : type == 'o' ? fmt::format("{:o}", size)
                               : fmt::format("{:b}", size);
        return true;
    }
    if (!value.isNumber()) return false;
    const double size = std::abs(value.asReal());
    const int precision = spec.precision < 0 ? 6 : spec.precision;
    switch (type) {
    case '%':
        digits = fmt::format("{:.{}f}%", size * 100, precision);
        return true;
    case 'f':
    case 'F':
        digits = fmt::format("{:.{}f}", size, precision);
        return true;
    case 'e':
        digits = fmt::format("{:.{}e}", size, precision);
        return true;
    case 'E':
        digits = fmt::format("{:.{}E}", size, precision);
        return true;
    case 'g':
        digits = fmt::format("{:.{}g}", size, precision);
        return true;
    case 'G':
        digits = fmt::format("{:.{}G}", size, precision);
        return true;
    default:
        return false;
    }
}

std::string padded(const Spec& spec, const std::string& sign, const std::string& body, char align) {
    const auto length = static_cast<int>(codePoints(sign + body).size());
    const int missing = std::max(0, spec.width - length);
    std::string before, after;
    const int left = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
    for (int i = 0; i < missing; ++i)
        (i < left ? before : after) += spec.fill;
    return align == '=' ? sign + before + body : before + sign + body + after;
}

Object formatNumber(const Object& value, const Spec& spec) {
    std::string digits;
    if (!digitsOf(value, spec, digits))
        return makeUnknown(fmt::format("the format \"{}\" for a {}", spec.type, typeName(value)));
    const bool negative = std::signbit(value.asReal());
    const std::string sign = negative ? "-" : spec.sign == '-' ? "" : std::string(1, spec.sign);
    if (spec.zero) {
        Spec zeros = spec;
        zeros.fill = "0";
        return makeText(padded(zeros, sign, digits, '='));
    }
    return makeText(padded(spec, sign, digits, spec.align ? spec.align : '>'));
}

Object formatText(std::string text, const Spec& spec) {
    if (spec.precision >= 0)
        text = fromCodePoints(codePoints(text).substr(0, static_cast<std::size_t>(spec.precision)));
    return makeText(padded(spec, "", text, spec.align ? spec.align : '<'));
}

Object formatSpec(const Object& value, Spec spec) {
    if (spec.alternate) return makeUnknown("the format flag #");
    if (value.isText() && (spec.type == 0 || spec.type == 's')) {
        if (spec.zero || spec.align == '=') return makeUnknown("a format of numbers for a text");
        return formatText(value.text, spec);
    }
    if (value.isNumber() && spec.type == 0) {
        const bool real = value.kind == Object::Kind::Real;
        if (real && spec.precision >= 0) return makeUnknown("a precision without a type");
        if (!real) spec.type = 'd';
        if (real) {
            const std::string text = reprOf(value);
            const bool negative = text.front() == '-';
            if (spec.zero) spec.fill = "0", spec.align = '=';
            const std::string sign = negative ? "-" : spec.sign == '-' ? "" : std::string(1, spec.sign);
            return makeText(
                padded(spec, sign, negative ? text.substr(1) : text, spec.align ? spec.align : '>'));
        }
    }
    if (value.isNumber()) return formatNumber(value, spec);
    return makeUnknown(fmt::format("a format for a {}", typeName(value)));
}

} // namespace

Object formatValue(const Object& value, const std::string& spec) {
    if (value.isUnknown()) return value;
    if (value.kind == Object::Kind::Symbol)
        return makeUnknown("the text of a module or function: " + value.text);
    if (spec.empty()) return makeText(strOf(value));
    Spec parsed;
    std::size_t at = 0;
    const std::u32string points = codePoints(spec);
    const auto isAlign = [](char32_t c) { return c == U'<' || c == U'>' || c == U'^' || c == U'='; };
    if (points.size() > 1 && isAlign(points[1])) {
        parsed.fill = fromCodePoints(points.substr(0, 1));
        parsed.align = static_cast<char>(points[1]);
        at = parsed.fill.size() + 1;
    } else if (isAlign(points[0])) {
        parsed.align = static_cast<char>(points[0]);
        at = 1;
    }
    if (at < spec.size() && std::string("+- ").find(spec[at]) != std::string::npos) parsed.sign = spec[at++];
    if (at < spec.size() && spec[at] == '#') parsed.alternate = (++at, true);
    // A zero before the width fills with zeros, unless an alignment was named.
    if (at < spec.size() && spec[at] == '0' && !parsed.align) parsed.zero = (++at, true);
    parsed.width = readNumber(spec, at);
    if (at < spec.size() && spec[at] == '.') parsed.precision = readNumber(spec, ++at);
    if (at < spec.size()) parsed.type = spec[at++];
    if (parsed.width < 0 || parsed.precision < -1 || at < spec.size())
        return makeUnknown(fmt::format("the format \"{}\"", spec.substr(0, 40)));
    return formatSpec(value, parsed);
}

Object formatConverted(const Object& value, char conversion, const std::string& spec) {
    if (value.isUnknown()) return value;
    std::string name;
    if (holdsSymbol(value, name)) return makeUnknown("the text of a module or function: " + name);
    if (conversion == 'r') return formatValue(makeText(reprOf(value)), spec);
    if (conversion == 's') return formatValue(makeText(strOf(value)), spec);
    if (conversion != 0) return makeUnknown("a conversion that is not read");
    return formatValue(value, spec);
}

namespace {

/// What "{name}", "{0}" or "{}" stands for.
Object fieldValue(const std::string& name, const std::vector<Object>& positional,
                  const std::vector<std::pair<std::string, Object>>& named, std::size_t& automatic) {
    std::size_t index = automatic;
    if (name.empty()) {
        ++automatic;
    } else if (name.find_first_not_of("0123456789") == std::string::npos && name.size() < 5) {
        index = static_cast<std::size_t>(std::stoul(name));
    } else {
        for (const auto& [key, value] : named)
            if (key == name) return value;
        return makeUnknown(fmt::format("the field {{{}}} of a format", name.substr(0, 40)));
    }
    if (index >= positional.size()) return makeUnknown("a format with more fields than values");
    return positional[index];
}

} // namespace

Object formatFields(const std::string& text, const std::vector<Object>& positional,
                    const std::vector<std::pair<std::string, Object>>& named) {
    std::string result;
    std::size_t automatic = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c != '{' && c != '}') {
            result += text[i++];
            continue;
        }
        if (i + 1 < text.size() && text[i + 1] == c) {
            result += c;
            i += 2;
            continue;
        }
        const std::size_t end = c == '{' ? text.find('}', i) : std::string::npos;
        if (end == std::string::npos) return makeUnknown("a format with a brace that stands alone");
        std::string field = text.substr(i + 1, end - i - 1), spec;
        if (field.find('{') != std::string::npos) return makeUnknown("a format within a format");
        if (const std::size_t colon = field.find(':'); colon != std::string::npos) {
            spec = field.substr(colon + 1);
            field.resize(colon);
        }
        char conversion = 0;
        if (const std::size_t mark = field.find('!'); mark != std::string::npos) {
            conversion = mark + 2 == field.size() ? field[mark + 1] : '?';
            field.resize(mark);
        }
        const Object part =
            formatConverted(fieldValue(field, positional, named, automatic), conversion, spec);
        if (part.isUnknown()) return part;
        result += part.text;
        if (result.size() > longestText) return makeText(std::move(result));
        i = end + 1;
    }
    return makeText(std::move(result));
}

namespace {

/// One "%..." directive: flags, width, precision, type.
class PercentFormat {
public:
    PercentFormat(const std::string& text, const Object& arguments) : m_text(text), m_arguments(arguments) {}

    Object run() {
        while (m_at < m_text.size()) {
            if (m_text[m_at] != '%') {
                m_result += m_text[m_at++];
                continue;
            }
            ++m_at;
            const Object part = directive();
            if (part.isUnknown()) return part;
            m_result += part.text;
            if (m_result.size() > longestText) break;
        }
        const bool all = m_arguments.kind == Object::Kind::Dict || m_named || m_used == count();
        return all ? makeText(std::move(m_result)) : makeUnknown("a format with fewer fields than values");
    }

private:
    bool isTuple() const { return m_arguments.kind == Object::Kind::Tuple; }
    std::size_t count() const { return isTuple() ? m_arguments.items().size() : 1; }

    Object argument(const std::string& name) {
        if (!name.empty()) {
            m_named = true;
            if (m_arguments.kind == Object::Kind::Dict)
                for (std::size_t i = 0; i < m_arguments.box->keys.size(); ++i)
                    if (isEqual(m_arguments.box->keys[i], makeText(name))) return m_arguments.box->items[i];
            return makeUnknown(fmt::format("the field %({}) of a format", name.substr(0, 40)));
        }
        if (m_used >= count()) return makeUnknown("a format with more fields than values");
        const Object value = isTuple() ? m_arguments.items()[m_used] : m_arguments;
        ++m_used;
        return value;
    }

    Object directive() {
        std::string name;
        if (m_at < m_text.size() && m_text[m_at] == '(') {
            const std::size_t end = m_text.find(')', m_at);
            if (end == std::string::npos) return makeUnknown("a format that is not closed");
            name = m_text.substr(m_at + 1, end - m_at - 1);
            m_at = end + 1;
        }
        Spec spec;
        spec.align = '>';
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '-')
                spec.align = '<';
            else if (c == '0')
                spec.zero = true;
            else if (c == '+' || c == ' ')
                spec.sign = spec.sign == '+' ? '+' : c;
            else if (c == '#')
                spec.alternate = true;
            else
                break;
        }
        spec.width = readNumber(m_text, m_at);
        if (m_at < m_text.size() && m_text[m_at] == '.') spec.precision = readNumber(m_text, ++m_at);
        if (spec.width < 0 || spec.precision < -1)
            return makeUnknown("a format of more than 4096 characters");
        spec.type = m_at < m_text.size() ? m_text[m_at++] : '\0';
        if (spec.type == '%') return makeText("%");
        return convert(argument(name), spec);
    }

    static Object convert(const Object& value, Spec spec) {
        if (value.isUnknown()) return value;
        std::string symbol;
        if (holdsSymbol(value, symbol)) return makeUnknown("the text of a module or function: " + symbol);
        if (spec.align == '<') spec.zero = false;
        if (spec.type == 's' || spec.type == 'r') {
            spec.zero = false;
            return formatText(spec.type == 's' ? strOf(value) : reprOf(value), spec);
        }
        if (std::string("diufFeEgGxXo").find(spec.type) == std::string::npos || !value.isNumber() ||
            spec.alternate)
            return makeUnknown(fmt::format("the format %{} for a {}", spec.type, typeName(value)));
        if (std::string("diu").find(spec.type) == std::string::npos) return formatNumber(value, spec);
        if (spec.precision >= 0) return makeUnknown("a precision for a whole number");
        spec.type = 'd';
        if (value.isWhole()) return formatNumber(value, spec);
        if (!(std::abs(value.real) < 9e18)) return makeUnknown("a whole number beyond 64 bits");
        return formatNumber(makeInteger(static_cast<std::int64_t>(value.real)), spec);
    }

    const std::string& m_text;
    const Object& m_arguments;
    std::string m_result;
    std::size_t m_at = 0, m_used = 0;
    bool m_named = false;
};

} // namespace

Object formatPercent(const std::string& text, const Object& arguments) {
    return PercentFormat(text, arguments).run();
}

} // namespace sonorant::python
