// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

/// Little-endian numbers in bytes, whatever the machine.
namespace sonorant {

/// Bytes [offset, offset + sizeof(T)) as an unsigned number; the caller has checked that they are there.
template<std::unsigned_integral T>
T loadLittle(std::string_view bytes, std::size_t offset) {
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value = static_cast<T>(
            value | static_cast<T>(static_cast<T>(static_cast<unsigned char>(bytes[offset + i])) << (8 * i)));
    return value;
}

template<std::unsigned_integral T>
void appendLittle(std::string& bytes, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xFF);
}

/// Whether bytes [offset, offset + count) lie inside; safe for any numbers.
inline bool inside(std::string_view bytes, std::uint64_t offset, std::uint64_t count) {
    return offset <= bytes.size() && count <= bytes.size() - offset;
}

} // namespace sonorant
