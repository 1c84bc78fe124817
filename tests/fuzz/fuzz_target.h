// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

/// What the fuzz targets share. A target is one function that is given bytes of a stranger and reads them as
/// the program would. An Error is the expected answer to bad bytes; whatever else leaves the function
/// (another exception, a signal, a sanitizer's report) is a finding, and so are a hang and runaway memory.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace sonorant::fuzz {

inline std::string_view bytesOf(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Calls it; an Error is fine. @returns whether there was none
template<typename Call>
bool allow(Call&& call) {
    try {
        call();
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// A promise of the reader. Not an Error, so that a broken one is a finding.
inline void require(bool holds, const char* promise) {
    if (!holds) throw std::logic_error(std::string("broken promise: ") + promise);
}

/// The number that the first byte chooses, in [0, count), which is then taken away. 0 without any byte.
inline std::size_t choose(std::string_view& bytes, std::size_t count) {
    if (bytes.empty()) return 0;
    const std::size_t chosen = static_cast<unsigned char>(bytes.front()) % count;
    bytes.remove_prefix(1);
    return chosen;
}

/// Two files in one input, divided by a line "=====".
inline std::pair<std::string_view, std::string_view> twoFiles(std::string_view bytes) {
    constexpr std::string_view line = "\n=====\n";
    const std::size_t at = bytes.find(line);
    if (at == std::string_view::npos) return {bytes, {}};
    return {bytes.substr(0, at + 1), bytes.substr(at + line.size())};
}

} // namespace sonorant::fuzz
