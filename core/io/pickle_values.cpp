// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/io/bytes.h"
#include "core/io/pickle_machine.h"

#include <fmt/format.h>

#include <bit>
#include <charconv>

/// The opcodes of plain values: numbers and texts.
namespace sonorant {

void PickleMachine::pushInteger(std::int64_t value) {
    PickleNode node;
    node.kind = PickleKind::Int;
    node.integer = value;
    push(make(std::move(node)));
}

void PickleMachine::pushText(PickleKind kind, std::string_view text) {
    if (kind == PickleKind::String && !isUtf8(text)) fail("expected a text in UTF-8");
    PickleNode node;
    node.kind = kind;
    charge(text.size()); // before it is copied
    node.text = text;
    push(make(std::move(node)));
}

/// Two's complement of any number of bytes.
void PickleMachine::pushLong(std::string_view littleEndian) {
    if (littleEndian.size() > sizeof(std::int64_t)) return pushText(PickleKind::BigInt, littleEndian);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < littleEndian.size(); ++i)
        value |= std::uint64_t(static_cast<unsigned char>(littleEndian[i])) << (8 * i);
    const std::size_t bits = littleEndian.size() * 8;
    if (bits > 0 && bits < 64 && (value >> (bits - 1)) != 0) value |= ~std::uint64_t(0) << bits;
    pushInteger(static_cast<std::int64_t>(value));
}

namespace {

double bigEndianDouble(std::string_view bytes) {
    std::uint64_t pattern = 0;
    for (const char byte : bytes)
        pattern = (pattern << 8) | static_cast<unsigned char>(byte);
    return std::bit_cast<double>(pattern);
}

/// repr(float) of protocol 0; nothing when it is no number.
std::optional<double> textDouble(std::string_view line) {
    double value = 0;
    const auto [end, code] = std::from_chars(line.data(), line.data() + line.size(), value);
    if (code != std::errc() || end != line.data() + line.size()) return std::nullopt;
    return value;
}

} // namespace

bool PickleMachine::readNumber(unsigned char code) {
    PickleNode node;
    switch (code) {
    case 'N':
        break;
    case 0x88: // NEWTRUE
    case 0x89: // NEWFALSE
        node.kind = PickleKind::Bool;
        node.integer = code == 0x88 ? 1 : 0;
        break;
    case 'K':
        pushInteger(takeNumber<std::uint8_t>());
        return true;
    case 'M':
        pushInteger(takeNumber<std::uint16_t>());
        return true;
    case 'J':
        pushInteger(static_cast<std::int32_t>(takeNumber<std::uint32_t>()));
        return true;
    case 0x8a:
        pushLong(take(takeNumber<std::uint8_t>()));
        return true; // LONG1
    case 0x8b:
        pushLong(take(takeNumber<std::uint32_t>()));
        return true; // LONG4
    case 'L':
        pushInteger(takeDecimal());
        return true;
    case 'I': // protocol 0; its booleans are "00" and "01"
        if (m_bytes.substr(m_at).starts_with("00\n") || m_bytes.substr(m_at).starts_with("01\n")) {
            node.kind = PickleKind::Bool;
            node.integer = takeLine() == "01" ? 1 : 0;
            break;
        }
        pushInteger(takeDecimal());
        return true;
    case 'G':
        node.kind = PickleKind::Float;
        node.real = bigEndianDouble(take(sizeof(double)));
        break;
    case 'F': {
        const std::optional<double> value = textDouble(takeLine());
        if (!value) fail("expected a number");
        node.kind = PickleKind::Float;
        node.real = *value;
        break;
    }
    default:
        return false;
    }
    push(make(std::move(node)));
    return true;
}

namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

void appendUtf8(std::string& text, std::uint32_t point) {
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | (point >> 6));
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        text += static_cast<char>(0xE0 | (point >> 12));
        text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (point >> 18));
        text += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    }
}

/// Escapes of protocol 0: \n \t ... \xNN (`quoted`), \uXXXX \UXXXXXXXX (else; other bytes are Latin-1 then).
/// Nothing when one is broken.
std::optional<std::string> unescaped(std::string_view text, bool quoted) {
    constexpr std::string_view plain = "\\'\"ntrabfv", meaning = "\\'\"\n\t\r\a\b\f\v";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            if (quoted)
                result += text[i];
            else
                appendUtf8(result, static_cast<unsigned char>(text[i]));
            continue;
        }
        const char kind = text[i + 1];
        const std::size_t digits = quoted ? (kind == 'x' ? 2 : 0) : (kind == 'u' ? 4 : kind == 'U' ? 8 : 0);
        if (digits == 0) {
            const std::size_t known = quoted ? plain.find(kind) : std::string_view::npos;
            if (known != std::string_view::npos) ++i;
            result += known != std::string_view::npos ? meaning[known] : '\\';
            continue;
        }
        std::uint32_t value = 0;
        for (std::size_t k = 0; k < digits; ++k) {
            const int digit = i + 2 + k < text.size() ? hexDigit(text[i + 2 + k]) : -1;
            if (digit < 0) return std::nullopt;
            value = value * 16 + static_cast<std::uint32_t>(digit);
        }
        if (value > 0x10FFFF) return std::nullopt;
        if (quoted)
            result += static_cast<char>(value);
        else
            appendUtf8(result, value);
        i += 1 + digits;
    }
    return result;
}

} // namespace

bool PickleMachine::readText(unsigned char code) {
    // A Python 2 str is text where it can be and bytes otherwise.
    const auto oldString = [&](std::string_view text) {
        pushText(isUtf8(text) ? PickleKind::String : PickleKind::Bytes, text);
    };
    switch (code) {
    case 'X':
        pushText(PickleKind::String, take(takeNumber<std::uint32_t>()));
        return true;
    case 0x8c:
        pushText(PickleKind::String, take(takeNumber<std::uint8_t>()));
        return true;
    case 0x8d:
        pushText(PickleKind::String, take(takeNumber<std::uint64_t>()));
        return true;
    case 'C':
        pushText(PickleKind::Bytes, take(takeNumber<std::uint8_t>()));
        return true;
    case 'B':
        pushText(PickleKind::Bytes, take(takeNumber<std::uint32_t>()));
        return true;
    case 0x8e: // BINBYTES8
    case 0x96: // BYTEARRAY8
        pushText(PickleKind::Bytes, take(takeNumber<std::uint64_t>()));
        return true;
    case 'U':
        oldString(take(takeNumber<std::uint8_t>()));
        return true;
    case 'T':
        oldString(take(takeNumber<std::uint32_t>()));
        return true;
    case 'S': {
        const std::string_view line = takeLine();
        if (line.size() < 2 || line.front() != line.back() || (line.front() != '\'' && line.front() != '"'))
            fail("expected a quoted text");
        const std::optional<std::string> text = unescaped(line.substr(1, line.size() - 2), true);
        if (!text) fail("a text holds a broken escape");
        oldString(*text);
        return true;
    }
    case 'V': {
        const std::optional<std::string> text = unescaped(takeLine(), false);
        if (!text) fail("a text holds a broken escape");
        pushText(PickleKind::String, *text);
        return true;
    }
    default:
        return false;
    }
}

} // namespace sonorant
