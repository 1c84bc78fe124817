// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/bytes.h"
#include "core/io/zip.h"
#include "core/io/zip_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <zlib.h>

namespace sonorant {

using namespace zipformat;

namespace {

struct DirectoryPlace {
    std::uint64_t offset = 0, size = 0, count = 0;
};

[[noreturn]] void broken(const std::string& what, const std::string& context) {
    throw Error(ErrorKind::Malformed, fmt::format("the archive is broken: {}", what), context,
                "the file may be cut off: copy it again");
}

/// The end record: the last one whose comment reaches exactly to the end.
std::size_t findEnd(std::string_view bytes, const std::string& context) {
    constexpr std::size_t maxComment = 0xFFFF;
    const std::size_t lowest =
        bytes.size() > endBytes + maxComment ? bytes.size() - endBytes - maxComment : 0;
    for (std::size_t at = bytes.size() >= endBytes ? bytes.size() - endBytes + 1 : 0; at-- > lowest;)
        if (loadLittle<std::uint32_t>(bytes, at) == endSignature &&
            at + endBytes + loadLittle<std::uint16_t>(bytes, at + 20) == bytes.size())
            return at;
    broken("its directory is missing at the end", context);
}

DirectoryPlace findDirectory(std::string_view bytes, const std::string& context) {
    const std::size_t end = findEnd(bytes, context);
    if (loadLittle<std::uint16_t>(bytes, end + 4) != loadLittle<std::uint16_t>(bytes, end + 6))
        throw Error(ErrorKind::Unsupported, "expected an archive in one piece, found one of several",
                    context);
    DirectoryPlace place{loadLittle<std::uint32_t>(bytes, end + 16),
                         loadLittle<std::uint32_t>(bytes, end + 12),
                         loadLittle<std::uint16_t>(bytes, end + 10)};
    if (end < locatorBytes || loadLittle<std::uint32_t>(bytes, end - locatorBytes) != locatorSignature)
        return place;
    const auto end64 = loadLittle<std::uint64_t>(bytes, end - locatorBytes + 8);
    if (!inside(bytes, end64, end64Bytes)) broken("its zip64 record lies outside", context);
    const auto at = static_cast<std::size_t>(end64);
    if (loadLittle<std::uint32_t>(bytes, at) != end64Signature)
        broken("its zip64 record is missing", context);
    return {loadLittle<std::uint64_t>(bytes, at + 48), loadLittle<std::uint64_t>(bytes, at + 40),
            loadLittle<std::uint64_t>(bytes, at + 32)};
}

/// Fills in the sizes and the offset that the zip64 extra field holds.
void applyZip64(std::string_view extra, ZipEntry& entry, const std::string& context) {
    while (extra.size() >= 4) {
        const auto field = loadLittle<std::uint16_t>(extra, 0), size = loadLittle<std::uint16_t>(extra, 2);
        extra.remove_prefix(4);
        if (size > extra.size()) return; // some writers leave rubbish at the end of the extra fields
        if (field == zip64Field) {
            std::string_view values = extra.substr(0, size);
            for (std::uint64_t* const value : {&entry.size, &entry.storedSize, &entry.headerOffset}) {
                if (*value != inZip64) continue;
                if (values.size() < 8) broken("a zip64 field is cut off", context);
                *value = loadLittle<std::uint64_t>(values, 0);
                values.remove_prefix(8);
            }
            return;
        }
        extra.remove_prefix(size);
    }
}

/// Inflates into exactly `size` bytes; nothing when the data do not fit that.
std::optional<std::string> inflated(std::string_view raw, std::uint64_t size) {
    constexpr std::uint64_t highestRatio = 1032; // of deflate itself
    if (size / highestRatio > raw.size() + 1) return std::nullopt;
    if (raw.size() > 0xFFFFFFFFU || size > 0xFFFFFFFFU) return std::nullopt;
    std::string content(static_cast<std::size_t>(size), '\0');
    z_stream stream{};
    if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(raw.data()));
    stream.avail_in = static_cast<uInt>(raw.size());
    stream.next_out = reinterpret_cast<Bytef*>(content.data());
    stream.avail_out = static_cast<uInt>(content.size());
    const int result = ::inflate(&stream, Z_FINISH);
    const bool whole = result == Z_STREAM_END && stream.avail_out == 0;
    ::inflateEnd(&stream);
    if (!whole) return std::nullopt;
    return content;
}

} // namespace

ZipReader::ZipReader(std::string_view bytes, std::string context)
    : m_bytes(bytes), m_context(std::move(context)) {
    const DirectoryPlace place = findDirectory(m_bytes, m_context);
    readDirectory(place.offset, place.count, place.size);
    requireNoOverlap();
}

void ZipReader::readDirectory(std::uint64_t offset, std::uint64_t count, std::uint64_t size) {
    if (!inside(m_bytes, offset, size)) broken("its directory lies outside", m_context);
    std::string_view directory =
        m_bytes.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(size));
    if (count > directory.size() / directoryBytes) broken("its directory is too short", m_context);
    m_entries.reserve(static_cast<std::size_t>(count));
    for (std::uint64_t i = 0; i < count; ++i) {
        if (directory.size() < directoryBytes ||
            loadLittle<std::uint32_t>(directory, 0) != directorySignature)
            broken("its directory is cut off", m_context);
        const std::size_t nameBytes = loadLittle<std::uint16_t>(directory, 28);
        const std::size_t extraBytes = loadLittle<std::uint16_t>(directory, 30);
        const std::size_t all =
            directoryBytes + nameBytes + extraBytes + loadLittle<std::uint16_t>(directory, 32);
        if (directory.size() < all) broken("its directory is cut off", m_context);
        ZipEntry entry{std::string(directory.substr(directoryBytes, nameBytes)),
                       loadLittle<std::uint32_t>(directory, 20),
                       loadLittle<std::uint32_t>(directory, 24),
                       loadLittle<std::uint32_t>(directory, 42),
                       loadLittle<std::uint32_t>(directory, 16),
                       loadLittle<std::uint16_t>(directory, 10)};
        if (loadLittle<std::uint16_t>(directory, 8) & encryptedFlag)
            throw Error(ErrorKind::Unsupported, fmt::format("\"{}\" is encrypted", entry.name), m_context);
        applyZip64(directory.substr(directoryBytes + nameBytes, extraBytes), entry, m_context);
        if (!m_byName.emplace(entry.name, m_entries.size()).second)
            broken(fmt::format("it holds \"{}\" twice", entry.name), m_context);
        m_entries.push_back(std::move(entry));
        directory.remove_prefix(all);
    }
}

/// Entries that share bytes would make an archive unpack to far more than its size.
void ZipReader::requireNoOverlap() const {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
    for (const ZipEntry& entry : m_entries) {
        if (!inside(m_bytes, entry.headerOffset, localBytes) ||
            !inside(m_bytes, entry.headerOffset + localBytes, entry.storedSize))
            broken(fmt::format("\"{}\" lies outside", entry.name), m_context);
        ranges.emplace_back(entry.headerOffset, entry.headerOffset + localBytes + entry.storedSize);
    }
    std::sort(ranges.begin(), ranges.end());
    for (std::size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i].first < ranges[i - 1].second) broken("its entries overlap", m_context);
}

const ZipEntry* ZipReader::find(const std::string& name) const {
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : &m_entries[found->second];
}

std::string_view ZipReader::raw(const ZipEntry& entry) const {
    const auto at = static_cast<std::size_t>(entry.headerOffset);
    if (!inside(m_bytes, at, localBytes) || loadLittle<std::uint32_t>(m_bytes, at) != localSignature)
        broken(fmt::format("\"{}\" has no header", entry.name), m_context);
    const std::uint64_t begin = std::uint64_t(at) + localBytes + loadLittle<std::uint16_t>(m_bytes, at + 26) +
                                loadLittle<std::uint16_t>(m_bytes, at + 28);
    if (!inside(m_bytes, begin, entry.storedSize))
        broken(fmt::format("\"{}\" is cut off", entry.name), m_context);
    return m_bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(entry.storedSize));
}

std::string_view ZipReader::view(const ZipEntry& entry) const {
    if (entry.method != stored)
        throw Error(ErrorKind::Unsupported,
                    fmt::format("expected \"{}\" stored, found it compressed", entry.name), m_context);
    const std::string_view content = raw(entry);
    if (entry.size != entry.storedSize) broken(fmt::format("\"{}\" has two sizes", entry.name), m_context);
    if (checksum(content) != entry.crc)
        broken(fmt::format("\"{}\" was damaged: its checksum is wrong", entry.name), m_context);
    return content;
}

std::string ZipReader::read(const ZipEntry& entry, std::uint64_t maxBytes) const {
    if (entry.size > maxBytes)
        throw Error(
            ErrorKind::Malformed,
            fmt::format("expected \"{}\" of at most {} bytes, found {}", entry.name, maxBytes, entry.size),
            m_context);
    if (entry.method == stored) return std::string(view(entry));
    if (entry.method != deflated)
        throw Error(ErrorKind::Unsupported,
                    fmt::format("\"{}\" is compressed by an unknown method ({})", entry.name, entry.method),
                    m_context);
    std::optional<std::string> content = inflated(raw(entry), entry.size);
    if (!content || checksum(*content) != entry.crc)
        broken(fmt::format("\"{}\" was damaged: it does not unpack", entry.name), m_context);
    return std::move(*content);
}

} // namespace sonorant
