// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/npy.h"

#include "core/base/error.h"
#include "core/io/bytes.h"
#include "core/io/mapped_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <bit>
#include <cstring>

namespace sonorant {

namespace {

/// The stored array as rows and columns, before it is turned.
struct Stored {
    std::int64_t rows = 0, columns = 0;
    std::size_t valueBytes = 0;
    std::string_view data;
};

Stored storedArray(std::string_view bytes, const NpyHeader& header, const std::string& context) {
    Stored stored;
    if (header.type == "<f4") stored.valueBytes = 4;
    if (header.type == "<f8") stored.valueBytes = 8;
    if (stored.valueBytes == 0)
        throw Error(ErrorKind::Unsupported,
                    fmt::format("expected values '<f4' or '<f8', found '{}'", header.type), context,
                    "save the array with .astype('float32')");
    if (header.shape.empty() || header.shape.size() > 2)
        throw Error(ErrorKind::Unsupported,
                    fmt::format("expected 1 or 2 dimensions, found {}", header.shape.size()), context);
    stored.rows = header.shape[0];
    stored.columns = header.shape.size() == 2 ? header.shape[1] : 1;
    // Compared by division, so that no shape can overflow.
    const std::uint64_t there = (bytes.size() - header.dataOffset) / stored.valueBytes;
    const auto rows = static_cast<std::uint64_t>(stored.rows),
               columns = static_cast<std::uint64_t>(stored.columns);
    if (rows != 0 && columns > there / rows)
        throw Error(
            ErrorKind::Malformed,
            fmt::format("expected [{}] values, found {} in the file", fmt::join(header.shape, ", "), there),
            context, "the file is cut off");
    if (rows == 0 || columns == 0)
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected values, found none (shape [{}])", fmt::join(header.shape, ", ")),
                    context);
    stored.data = bytes.substr(header.dataOffset);
    return stored;
}

float valueAt(const Stored& stored, std::size_t index) {
    if (stored.valueBytes == 4)
        return std::bit_cast<float>(loadLittle<std::uint32_t>(stored.data, index * 4));
    return static_cast<float>(std::bit_cast<double>(loadLittle<std::uint64_t>(stored.data, index * 8)));
}

} // namespace

Matrix parseNpy(std::string_view bytes, std::int64_t columns, const std::string& context) {
    const NpyHeader header = parseNpyHeader(bytes, context);
    Stored stored = storedArray(bytes, header, context);
    if (header.shape.size() == 1 && columns > 1 && stored.rows == columns)
        std::swap(stored.rows, stored.columns);
    const bool turned = columns != 0 && stored.columns != columns;
    if (turned && (stored.rows != columns || header.shape.size() == 1))
        throw Error(
            ErrorKind::Mismatch,
            fmt::format("expected [N, {0}] or [{0}, N], found [{1}]", columns, fmt::join(header.shape, ", ")),
            context, "correct the dimension in the configuration, or the file");
    // Fortran order is the transposed array in C order.
    const std::int64_t innermost =
        header.fortranOrder && header.shape.size() == 2 ? stored.rows : stored.columns;
    const bool swapped = header.fortranOrder && header.shape.size() == 2;
    Matrix matrix{turned ? stored.columns : stored.rows, turned ? stored.rows : stored.columns, {}};
    matrix.values.reserve(static_cast<std::size_t>(matrix.rows * matrix.columns));
    for (std::int64_t row = 0; row < matrix.rows; ++row)
        for (std::int64_t column = 0; column < matrix.columns; ++column) {
            const std::int64_t i = turned ? column : row, j = turned ? row : column;
            const std::int64_t index = swapped ? j * innermost + i : i * innermost + j;
            matrix.values.push_back(valueAt(stored, static_cast<std::size_t>(index)));
        }
    return matrix;
}

Matrix readNpy(const Path& file, std::int64_t columns) {
    return parseMapped(file, [&](std::string_view bytes) { return parseNpy(bytes, columns, toUtf8(file)); });
}

void writeNpy(const Path& file, const Matrix& matrix) {
    if (static_cast<std::int64_t>(matrix.values.size()) != matrix.rows * matrix.columns)
        throw Error(ErrorKind::Internal,
                    fmt::format("expected {} x {} values, found {}", matrix.rows, matrix.columns,
                                matrix.values.size()),
                    toUtf8(file));
    std::string text = fmt::format("{{'descr': '<f4', 'fortran_order': False, 'shape': ({}, {}), }}",
                                   matrix.rows, matrix.columns);
    constexpr std::size_t fixedBytes = 10, alignment = 64; // the values begin at a multiple of 64
    text.append((alignment - (fixedBytes + text.size() + 1) % alignment) % alignment, ' ');
    text += '\n';
    std::string bytes("\x93NUMPY\x01\x00", 8);
    appendLittle(bytes, static_cast<std::uint16_t>(text.size()));
    bytes += text;
    bytes.reserve(bytes.size() + matrix.values.size() * sizeof(float));
    for (const float value : matrix.values)
        appendLittle(bytes, std::bit_cast<std::uint32_t>(value));
    writeFileAtomically(file, bytes);
}

} // namespace sonorant
