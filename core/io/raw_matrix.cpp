// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/raw_matrix.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <unistd.h>

namespace sonorant {

static_assert(std::endian::native == std::endian::little, "raw files are read as they lie in memory");

namespace {

constexpr std::int64_t valueBytes = sizeof(float);

RawMatrixInfo infoOf(std::uint64_t bytes, std::int64_t columns, const Path& file) {
    if (columns < 1 || columns > std::numeric_limits<std::int64_t>::max() / valueBytes)
        throw Error(ErrorKind::Configuration,
                    fmt::format("expected a dimension of 1 or more, found {}", columns), toUtf8(file),
                    "correct input_dims or output_dims");
    const std::uint64_t rowBytes = static_cast<std::uint64_t>(columns * valueBytes);
    return {static_cast<std::int64_t>(bytes / rowBytes), static_cast<std::int64_t>(bytes % rowBytes)};
}

void requireRows(const RawMatrixInfo& info, std::int64_t columns, const Path& file) {
    if (info.rows > 0) return;
    throw Error(ErrorKind::Malformed,
                fmt::format("expected at least one frame of {} float32 values ({} bytes), found {} bytes",
                            columns, columns * valueBytes, info.remainder),
                toUtf8(file), "extract this feature again");
}

/// A descriptor that closes itself.
struct Descriptor {
    int number = -1;
    explicit Descriptor(int opened) : number(opened) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
};

void readAt(const Path& file, char* target, std::size_t bytes, std::uint64_t offset) {
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number < 0) throw Error(ErrorKind::Unreadable, std::strerror(errno), toUtf8(file));
    while (bytes > 0) {
        const ssize_t got = ::pread(descriptor.number, target, bytes, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw Error(ErrorKind::Unreadable, std::strerror(errno), toUtf8(file));
        if (got == 0)
            throw Error(ErrorKind::Unreadable,
                        fmt::format("the file became shorter: {} bytes are missing", bytes), toUtf8(file));
        target += got;
        offset += static_cast<std::uint64_t>(got);
        bytes -= static_cast<std::size_t>(got);
    }
}

std::string_view bytesOf(std::span<const float> values) {
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

} // namespace

RawMatrixInfo rawMatrixInfo(const Path& file, std::int64_t columns) {
    return infoOf(fileSize(file), columns, file);
}

Matrix readRawMatrix(const Path& file, std::int64_t columns) {
    const RawMatrixInfo info = rawMatrixInfo(file, columns);
    requireRows(info, columns, file);
    return readRawMatrixRows(file, columns, 0, info.rows);
}

Matrix readRawMatrixRows(const Path& file, std::int64_t columns, std::int64_t first, std::int64_t count) {
    const RawMatrixInfo info = rawMatrixInfo(file, columns);
    if (first < 0 || count < 0 || first > info.rows || count > info.rows - first)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected {} frames from frame {} on, found {} frames of {} values in all",
                                count, first, info.rows, columns),
                    toUtf8(file), "the file may have changed since it was scanned: scan the data again");
    Matrix matrix{count, columns, std::vector<float>(static_cast<std::size_t>(count * columns))};
    readAt(file, reinterpret_cast<char*>(matrix.values.data()), matrix.values.size() * sizeof(float),
           static_cast<std::uint64_t>(first * columns * valueBytes));
    return matrix;
}

void writeRawMatrix(const Path& file, const Matrix& matrix) {
    if (static_cast<std::int64_t>(matrix.values.size()) != matrix.rows * matrix.columns)
        throw Error(ErrorKind::Internal,
                    fmt::format("expected {} x {} values, found {}", matrix.rows, matrix.columns,
                                matrix.values.size()),
                    toUtf8(file));
    writeRawValues(file, matrix.values);
}

void writeRawValues(const Path& file, std::span<const float> values) {
    writeFileAtomically(file, bytesOf(values));
}

void appendRawValues(const Path& file, std::span<const float> values) {
    makeFolder(file.parent_path());
    const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    if (descriptor.number < 0)
        throw Error(ErrorKind::Unwritable, std::string("cannot open for appending: ") + std::strerror(errno),
                    toUtf8(file));
    std::string_view bytes = bytesOf(values);
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor.number, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0)
            throw Error(ErrorKind::Unwritable, std::string("cannot append: ") + std::strerror(errno),
                        toUtf8(file), errno == ENOSPC ? "free some space on the disk, then try again" : "");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

MappedMatrix::MappedMatrix(const Path& file, std::int64_t columns)
    : m_file(file), m_map(file), m_columns(columns), m_info(infoOf(m_map.bytes().size(), columns, file)) {
    requireRows(m_info, columns, file);
}

std::span<const float> MappedMatrix::values() const {
    // A mapping begins at a page, so the floats are aligned.
    return {reinterpret_cast<const float*>(m_map.bytes().data()),
            static_cast<std::size_t>(rows() * columns())};
}

std::span<const float> MappedMatrix::row(std::int64_t index) const {
    if (index < 0 || index >= rows())
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected a frame from 0 to {}, found {}", rows() - 1, index),
                    toUtf8(m_file));
    return values().subspan(static_cast<std::size_t>(index * columns()), static_cast<std::size_t>(columns()));
}

} // namespace sonorant
