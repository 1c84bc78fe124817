// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/document.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <array>
#include <system_error>

namespace sonorant {

void Document::read(std::int64_t first, std::int64_t count, std::span<float> target) const {
    if (first < 0 || count < 0 || first > rows() || count > rows() - first ||
        static_cast<std::int64_t>(target.size()) < count * columns())
        throw Error(
            ErrorKind::Mismatch,
            fmt::format("expected rows within 0 to {}, found {} rows from {} on", rows(), count, first),
            toUtf8(m_info.file));
    if (count > 0) readRows(first, count, target);
}

double Document::value(std::int64_t row, std::int64_t column) const {
    if (column < 0 || column >= columns())
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected a column from 0 to {}, found {}", columns() - 1, column),
                    toUtf8(m_info.file));
    std::vector<float> values(static_cast<std::size_t>(columns()));
    read(row, 1, values);
    return static_cast<double>(values[static_cast<std::size_t>(column)]);
}

bool Document::isWhole() const {
    std::error_code failed;
    const std::uintmax_t now = std::filesystem::file_size(m_info.file, failed);
    // A file that was removed or replaced stays mapped as it was.
    return failed || now >= m_info.bytes;
}

std::string sizeText(std::uint64_t bytes) {
    if (bytes < 1000) return fmt::format("{} bytes", bytes);
    constexpr std::array units{"KB", "MB", "GB", "TB"};
    double size = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    for (; size >= 999.5 && unit + 1 < units.size(); ++unit)
        size /= 1000;
    return fmt::format("{:.{}f} {}", size, size < 10 ? 2 : size < 100 ? 1 : 0, units[unit]);
}

} // namespace sonorant
