// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export.h"

#include "core/base/error.h"
#include "core/inspect/growing_file.h"
#include "core/io/bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <iterator>

namespace sonorant {

namespace {

void requirePart(const Document& document, const DocumentPart& part) {
    const bool inside = part.first >= 0 && part.first < part.last && part.last <= document.rows() &&
                        part.firstColumn >= 0 && part.firstColumn < part.lastColumn &&
                        part.lastColumn <= document.columns();
    if (!inside)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected a part of {} x {} values, found rows {} to {} and columns {} to {}",
                                document.rows(), document.columns(), part.first, part.last, part.firstColumn,
                                part.lastColumn),
                    toUtf8(document.info().file));
}

/// Calls `take` with the number and the wanted columns of each row, and writes what gathers in `text`.
void copyRows(const Document& document, const DocumentPart& part, GrowingFile& file, std::string& text,
              const JobControl& job,
              const std::function<void(std::int64_t row, std::span<const float> values)>& take) {
    const std::int64_t step = std::max<std::int64_t>(1, 65536 / document.columns());
    const auto width = static_cast<std::size_t>(document.columns());
    std::vector<float> values;
    for (std::int64_t row = part.first; row < part.last; row += step) {
        job.throwIfStopped();
        const std::int64_t count = std::min(step, part.last - row);
        values.resize(static_cast<std::size_t>(count) * width);
        document.read(row, count, values);
        for (std::int64_t i = 0; i < count; ++i)
            take(row + i, std::span<const float>(values)
                              .subspan(static_cast<std::size_t>(i) * width)
                              .subspan(static_cast<std::size_t>(part.firstColumn),
                                       static_cast<std::size_t>(part.columns())));
        file.write(text);
        text.clear();
        job.progress("Writing the values", row + count - part.first, part.rows());
    }
}

} // namespace

DocumentPart wholeOf(const Document& document) {
    return {0, document.rows(), 0, document.columns()};
}

void exportNpy(const Document& document, const DocumentPart& part, const Path& target,
               const JobControl& job) {
    requirePart(document, part);
    std::string header = fmt::format("{{'descr': '<f4', 'fortran_order': False, 'shape': ({}, {}), }}",
                                     part.rows(), part.columns());
    constexpr std::size_t fixedBytes = 10, alignment = 64; // the values begin at a multiple of 64
    header.append((alignment - (fixedBytes + header.size() + 1) % alignment) % alignment, ' ');
    header += '\n';
    std::string text("\x93NUMPY\x01\x00", 8);
    appendLittle(text, static_cast<std::uint16_t>(header.size()));
    text += header;
    GrowingFile file(target);
    copyRows(document, part, file, text, job, [&](std::int64_t, std::span<const float> values) {
        for (const float value : values)
            appendLittle(text, std::bit_cast<std::uint32_t>(value));
    });
    file.commit();
}

void exportCsv(const Document& document, const DocumentPart& part, const Path& target,
               const JobControl& job) {
    requirePart(document, part);
    const std::vector<std::string>& names = document.info().columnNames;
    std::string text = "row";
    for (std::int64_t column = part.firstColumn; column < part.lastColumn; ++column)
        text += names.empty() ? fmt::format(",{}", column) : "," + names[static_cast<std::size_t>(column)];
    text += '\n';
    GrowingFile file(target);
    copyRows(document, part, file, text, job, [&](std::int64_t row, std::span<const float> values) {
        fmt::format_to(std::back_inserter(text), "{}", row);
        for (const float value : values)
            fmt::format_to(std::back_inserter(text), ",{}", value);
        text += '\n';
    });
    file.commit();
}

} // namespace sonorant
