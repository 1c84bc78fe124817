// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/io/matrix.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// NumPy's array files (.npy, format versions 1 to 3): float32 and float64, C or Fortran order, one or two
/// dimensions. Source: numpy.lib.format.
namespace sonorant {

/// What the header of a .npy says.
struct NpyHeader {
    std::string type; ///< "<f4", "<f8", ...
    bool fortranOrder = false;
    std::vector<std::int64_t> shape;
    std::size_t dataOffset = 0; ///< of the first value, in bytes
};

/// @param context names the file in errors
/// @throws Error Malformed
NpyHeader parseNpyHeader(std::string_view bytes, const std::string& context);

/// [N, M] with M = `columns`: an array of [M, N] is turned, a vector is [N, 1] for M = 1 or one row of M. A
/// square array is taken as [N, M]. With columns = 0 as it is stored, a vector as [N, 1].
/// @throws Error Malformed; Unsupported for other types or more dimensions; Mismatch when M fits neither side
Matrix parseNpy(std::string_view bytes, std::int64_t columns, const std::string& context);

/// @throws Error as parseNpy; NotFound, Unreadable
Matrix readNpy(const Path& file, std::int64_t columns = 0);

/// Writes '<f4' of shape [rows, columns] in C order, atomically. @throws Error Unwritable
void writeNpy(const Path& file, const Matrix& matrix);

} // namespace sonorant
