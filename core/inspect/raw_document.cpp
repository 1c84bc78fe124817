// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/inspect/documents.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

Matrix lengthsOf(const std::vector<DicEntry>& entries) {
    Matrix matrix{static_cast<std::int64_t>(entries.size()), 1, {}};
    for (const DicEntry& entry : entries)
        matrix.values.push_back(static_cast<float>(entry.length));
    return matrix;
}

DocumentInfo sized(DocumentInfo info, std::int64_t rows, std::int64_t columns) {
    info.rows = rows;
    info.columns = columns;
    return info;
}

} // namespace

RawDocument::RawDocument(MappedFile map, DocumentInfo info)
    : Document(std::move(info)), m_map(std::move(map)) {
    const std::uint64_t bytes = m_map.bytes().size();
    const auto rowBytes = static_cast<std::uint64_t>(m_info.columns) * sizeof(float);
    m_info.rows = static_cast<std::int64_t>(bytes / rowBytes);
    m_info.remainder = static_cast<std::int64_t>(bytes % rowBytes);
    if (m_info.rows < 1)
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected at least one row of {} float32 values ({} bytes), found {} bytes",
                                m_info.columns, rowBytes, bytes),
                    toUtf8(m_info.file),
                    bytes < sizeof(float) ? "the file is empty" : "choose fewer columns");
    if (m_info.remainder != 0)
        m_info.notes.push_back(fmt::format("{} bytes at the end are no whole row of {} values: either the "
                                           "file was cut off or the number of columns is another.",
                                           m_info.remainder, m_info.columns));
}

std::span<const float> RawDocument::values() const {
    // A mapping begins at a page, so the floats are aligned.
    return {reinterpret_cast<const float*>(m_map.bytes().data()),
            static_cast<std::size_t>(rows() * columns())};
}

double RawDocument::value(std::int64_t row, std::int64_t column) const {
    if (row < 0 || row >= rows() || column < 0 || column >= columns()) return Document::value(row, column);
    return static_cast<double>(values()[static_cast<std::size_t>(row * columns() + column)]);
}

void RawDocument::readRows(std::int64_t first, std::int64_t count, std::span<float> target) const {
    const std::span<const float> from = values().subspan(static_cast<std::size_t>(first * columns()),
                                                         static_cast<std::size_t>(count * columns()));
    std::copy(from.begin(), from.end(), target.begin());
}

MatrixDocument::MatrixDocument(Matrix matrix, DocumentInfo info)
    : Document(sized(std::move(info), matrix.rows, matrix.columns)), m_matrix(std::move(matrix)) {}

void MatrixDocument::readRows(std::int64_t first, std::int64_t count, std::span<float> target) const {
    const std::span<const float> from = values().subspan(static_cast<std::size_t>(first * columns()),
                                                         static_cast<std::size_t>(count * columns()));
    std::copy(from.begin(), from.end(), target.begin());
}

LengthsDocument::LengthsDocument(std::vector<DicEntry> entries, DocumentInfo info)
    : MatrixDocument(lengthsOf(entries), std::move(info)), m_entries(std::move(entries)) {}

} // namespace sonorant
