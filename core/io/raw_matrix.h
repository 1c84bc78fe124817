// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/io/mapped_file.h"
#include "core/io/matrix.h"

#include <cstdint>
#include <span>

/// The framework's feature files (.mfbsp, .f0, ...): headerless little-endian float32, row-major [N, M].
/// M comes from the configuration, N from the file's size.
namespace sonorant {

/// What a raw file of `columns` columns holds, from its size alone.
struct RawMatrixInfo {
    std::int64_t rows = 0;
    /// Bytes after the last whole row (or value): the framework ignores them, callers warn.
    std::int64_t remainder = 0;
};

/// @throws Error NotFound, Unreadable; Configuration when columns < 1
RawMatrixInfo rawMatrixInfo(const Path& file, std::int64_t columns);

/// The whole file; a remainder is left out. @throws Error as rawMatrixInfo; Malformed when it holds no row
Matrix readRawMatrix(const Path& file, std::int64_t columns);

/// Rows [first, first + count). @throws Error as rawMatrixInfo; Mismatch when the range is not all in the
/// file
Matrix readRawMatrixRows(const Path& file, std::int64_t columns, std::int64_t first, std::int64_t count);

/// Writes atomically. @throws Error Unwritable; Internal when matrix.values has not rows * columns values
void writeRawMatrix(const Path& file, const Matrix& matrix);
/// The values as they are, for vectors (M = 1) and the mean/std caches.
void writeRawValues(const Path& file, std::span<const float> values);

/// Adds values at the end, making the file when it is missing. Not atomic: a crash may leave a remainder.
/// @throws Error Unwritable
void appendRawValues(const Path& file, std::span<const float> values);

/// A raw file mapped into memory: opens at once whatever its size.
class MappedMatrix {
public:
    /// @throws Error as readRawMatrix
    MappedMatrix(const Path& file, std::int64_t columns);

    std::int64_t rows() const { return m_info.rows; }
    std::int64_t columns() const { return m_columns; }
    std::int64_t remainder() const { return m_info.remainder; }
    /// All values, rows() * columns() of them.
    std::span<const float> values() const;
    /// @throws Error Mismatch when there is no such row
    std::span<const float> row(std::int64_t index) const;

private:
    Path m_file;
    MappedFile m_map;
    std::int64_t m_columns = 0;
    RawMatrixInfo m_info;
};

} // namespace sonorant
