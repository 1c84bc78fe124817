// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <concepts>
#include <cstdint>
#include <utility>

namespace sonorant {

/// A whole number in the range of T. (The library's own conversion takes 1e99 for one, which is undefined,
/// and cuts what does not fit.)
/// @throws nlohmann::json::type_error
template<std::integral T, typename Json>
T wholeNumber(const Json& value) {
    if (value.is_number_unsigned()) {
        const auto number = value.template get<std::uint64_t>();
        if (std::in_range<T>(number)) return static_cast<T>(number);
    } else if (value.is_number_integer()) {
        const auto number = value.template get<std::int64_t>();
        if (std::in_range<T>(number)) return static_cast<T>(number);
    }
    throw nlohmann::json::type_error::create(302, "expected a whole number within its range", &value);
}

/// The member `key`, or `otherwise` where there is none.
template<std::integral T, typename Json>
T wholeNumber(const Json& object, const char* key, T otherwise) {
    if (!object.is_object()) throw nlohmann::json::type_error::create(306, "expected an object", &object);
    const auto found = object.find(key);
    return found == object.end() ? otherwise : wholeNumber<T>(*found);
}

} // namespace sonorant
