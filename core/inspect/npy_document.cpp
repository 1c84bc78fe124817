// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/inspect/documents.h"
#include "core/io/bytes.h"
#include "core/io/npy.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace sonorant {

namespace {

using Decode = double (*)(const char*);

/// Loads a T of either byte order.
template<typename T, std::endian order>
double decode(const char* bytes) {
    std::array<char, sizeof(T)> own;
    std::memcpy(own.data(), bytes, own.size());
    if constexpr (order != std::endian::native) std::reverse(own.begin(), own.end());
    return static_cast<double>(std::bit_cast<T>(own));
}

/// IEEE half precision: 1 sign, 5 exponent, 10 fraction bits.
template<std::endian order>
double decodeHalf(const char* bytes) {
    std::array<char, 2> own{bytes[0], bytes[1]};
    if constexpr (order != std::endian::native) std::swap(own[0], own[1]);
    const auto bits = std::bit_cast<std::uint16_t>(own);
    const int exponent = bits >> 10 & 31, fraction = bits & 1023;
    const double sign = bits >> 15 ? -1 : 1;
    if (exponent == 31)
        return fraction ? std::numeric_limits<double>::quiet_NaN()
                        : sign * std::numeric_limits<double>::infinity();
    return exponent == 0 ? sign * std::ldexp(fraction, -24)
                         : sign * std::ldexp(1024 + fraction, exponent - 25);
}

struct NumberType {
    std::size_t bytes = 0;
    Decode decode = nullptr;
    std::string name;
};

template<std::endian order>
NumberType numberType(std::string_view code) {
    if (code == "f2") return {2, decodeHalf<order>, "float16"};
    if (code == "f4") return {4, decode<float, order>, "float32"};
    if (code == "f8") return {8, decode<double, order>, "float64"};
    if (code == "i1") return {1, decode<std::int8_t, order>, "int8"};
    if (code == "i2") return {2, decode<std::int16_t, order>, "int16"};
    if (code == "i4") return {4, decode<std::int32_t, order>, "int32"};
    if (code == "i8") return {8, decode<std::int64_t, order>, "int64"};
    if (code == "u1" || code == "b1")
        return {1, decode<std::uint8_t, order>, code == "b1" ? "bool" : "uint8"};
    if (code == "u2") return {2, decode<std::uint16_t, order>, "uint16"};
    if (code == "u4") return {4, decode<std::uint32_t, order>, "uint32"};
    if (code == "u8") return {8, decode<std::uint64_t, order>, "uint64"};
    return {};
}

NumberType numberTypeOf(const std::string& type, const std::string& context) {
    NumberType found;
    if (type.size() == 3)
        found = type[0] == '>' ? numberType<std::endian::big>(type.substr(1))
                               : numberType<std::endian::little>(type.substr(1));
    if (!found.decode)
        throw Error(ErrorKind::Unsupported,
                    fmt::format("expected an array of numbers, found values of type '{}'", type), context,
                    "save the array with .astype('float32')");
    return found;
}

class NpyDocument : public Document {
public:
    NpyDocument(MappedFile map, std::size_t offset, NumberType type, bool fortran, DocumentInfo info)
        : Document(std::move(info)), m_map(std::move(map)), m_data(m_map.bytes().data() + offset),
          m_type(std::move(type)), m_fortran(fortran) {}

    double value(std::int64_t row, std::int64_t column) const override {
        if (row < 0 || row >= rows() || column < 0 || column >= columns())
            return Document::value(row, column);
        return m_type.decode(at(row, column));
    }
    std::span<const float> values() const override {
        const bool asItIs = m_type.name == "float32" && m_type.decode == decode<float, std::endian::little> &&
                            !m_fortran && reinterpret_cast<std::uintptr_t>(m_data) % alignof(float) == 0;
        if (!asItIs) return {};
        return {reinterpret_cast<const float*>(m_data), static_cast<std::size_t>(rows() * columns())};
    }

protected:
    void readRows(std::int64_t first, std::int64_t count, std::span<float> target) const override {
        for (std::int64_t row = 0; row < count; ++row)
            for (std::int64_t column = 0; column < columns(); ++column)
                target[static_cast<std::size_t>(row * columns() + column)] =
                    static_cast<float>(m_type.decode(at(first + row, column)));
    }

private:
    const char* at(std::int64_t row, std::int64_t column) const {
        const std::int64_t index = m_fortran ? column * rows() + row : row * columns() + column;
        return m_data + static_cast<std::size_t>(index) * m_type.bytes;
    }

    MappedFile m_map;
    const char* m_data;
    NumberType m_type;
    bool m_fortran;
};

/// Rows and columns of an array: a vector is one column, and all but the last dimension are rows.
/// @throws Error Malformed when the file has not all of it
void takeShape(const NpyHeader& header, std::uint64_t there, DocumentInfo& info) {
    const std::string context = toUtf8(info.file);
    const std::string shape = fmt::format("[{}]", fmt::join(header.shape, ", "));
    if (header.fortranOrder && header.shape.size() > 2)
        throw Error(ErrorKind::Unsupported,
                    fmt::format("expected at most 2 dimensions in Fortran order, found {}", shape), context,
                    "save it with numpy.ascontiguousarray");
    std::uint64_t rows = 1;
    const std::uint64_t columns =
        header.shape.size() > 1 ? static_cast<std::uint64_t>(header.shape.back()) : 1;
    const std::size_t leading = header.shape.size() > 1 ? header.shape.size() - 1 : header.shape.size();
    for (std::size_t i = 0; i < leading; ++i) {
        const auto size = static_cast<std::uint64_t>(header.shape[i]);
        // By division, so that no shape can overflow.
        if (size != 0 && rows > std::numeric_limits<std::int64_t>::max() / size)
            throw Error(ErrorKind::Malformed, fmt::format("found an impossible shape {}", shape), context);
        rows *= size;
    }
    if (rows == 0 || columns == 0)
        throw Error(ErrorKind::Malformed, fmt::format("expected values, found none (shape {})", shape),
                    context);
    if (columns > there / rows)
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected {} values, found {} in the file", shape, there), context,
                    "the file is cut off");
    info.rows = static_cast<std::int64_t>(rows);
    info.columns = static_cast<std::int64_t>(columns);
    if (header.shape.size() > 2)
        info.notes.push_back(fmt::format(
            "The array has the shape {}: all dimensions but the last are laid out as rows.", shape));
}

} // namespace

DocumentPtr openNpyDocument(MappedFile map, DocumentInfo info) {
    const std::string context = toUtf8(info.file);
    const NpyHeader header = parseNpyHeader(map.bytes(), context);
    NumberType type = numberTypeOf(header.type, context);
    takeShape(header, (map.bytes().size() - header.dataOffset) / type.bytes, info);
    info.kind = DocumentKind::Npy;
    info.format = fmt::format("NumPy array, {}", type.name);
    return std::make_shared<NpyDocument>(std::move(map), header.dataOffset, std::move(type),
                                         header.fortranOrder && header.shape.size() == 2, std::move(info));
}

} // namespace sonorant
