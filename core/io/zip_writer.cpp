// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/bytes.h"
#include "core/io/zip.h"
#include "core/io/zip_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <zlib.h>

namespace sonorant {

using namespace zipformat;

std::uint32_t zipformat::checksum(std::string_view bytes) {
    uLong sum = ::crc32(0, nullptr, 0);
    while (!bytes.empty()) {
        const std::size_t part = std::min<std::size_t>(bytes.size(), std::size_t(1) << 30);
        sum = ::crc32(sum, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(part));
        bytes.remove_prefix(part);
    }
    return static_cast<std::uint32_t>(sum);
}

namespace {

constexpr std::size_t alignment = 64;
constexpr std::uint16_t versionPlain = 20, version64 = 45;
/// PyTorch writes no date; zip's first day keeps every reader content and files reproducible.
constexpr std::uint16_t firstDay = (1 << 5) | 1;

void appendLocalFields(std::string& out, const ZipEntry& entry, bool zip64) {
    appendLittle(out, zip64 ? version64 : versionPlain);
    appendLittle(out, utf8Flag);
    appendLittle(out, entry.method);
    appendLittle<std::uint16_t>(out, 0); // time
    appendLittle(out, firstDay);
    appendLittle(out, entry.crc);
    appendLittle(out, zip64 ? inZip64 : static_cast<std::uint32_t>(entry.storedSize));
    appendLittle(out, zip64 ? inZip64 : static_cast<std::uint32_t>(entry.size));
    appendLittle(out, static_cast<std::uint16_t>(entry.name.size()));
}

} // namespace

void ZipWriter::add(const std::string& name, std::string_view content) {
    if (name.empty() || name.size() > 0xFFFF || !m_names.emplace(name, true).second)
        throw Error(ErrorKind::Internal, fmt::format("\"{}\" cannot be added to the archive (again)", name));
    ZipEntry entry{name, content.size(), content.size(), m_out.size(), checksum(content), stored};
    const bool zip64 = entry.size >= m_zip64From;
    appendLittle(m_out, localSignature);
    appendLocalFields(m_out, entry, zip64);
    std::string extra;
    if (zip64) {
        appendLittle(extra, zip64Field);
        appendLittle<std::uint16_t>(extra, 16);
        appendLittle(extra, entry.size);
        appendLittle(extra, entry.storedSize);
    }
    const std::size_t begin = m_out.size() + 2 + name.size() + extra.size() + 4;
    const std::size_t padding = (alignment - begin % alignment) % alignment;
    extra += "FB";
    appendLittle(extra, static_cast<std::uint16_t>(padding));
    extra.append(padding, 'Z');
    appendLittle(m_out, static_cast<std::uint16_t>(extra.size()));
    m_out += name;
    m_out += extra;
    m_out += content;
    m_entries.push_back(std::move(entry));
}

void ZipWriter::appendDirectoryEntry(const ZipEntry& entry) {
    const bool largeSize = entry.size >= m_zip64From, largeOffset = entry.headerOffset >= m_zip64From;
    std::string extra;
    if (largeSize || largeOffset) {
        appendLittle(extra, zip64Field);
        appendLittle(extra, static_cast<std::uint16_t>((largeSize ? 16 : 0) + (largeOffset ? 8 : 0)));
        if (largeSize) appendLittle(extra, entry.size);
        if (largeSize) appendLittle(extra, entry.storedSize);
        if (largeOffset) appendLittle(extra, entry.headerOffset);
    }
    appendLittle(m_out, directorySignature);
    appendLittle(m_out, versionPlain); // made by; the upper byte 0 tells of no system
    appendLocalFields(m_out, entry, largeSize);
    appendLittle(m_out, static_cast<std::uint16_t>(extra.size()));
    appendLittle<std::uint16_t>(m_out, 0); // comment
    appendLittle<std::uint16_t>(m_out, 0); // disk
    appendLittle<std::uint16_t>(m_out, 0); // internal attributes
    appendLittle<std::uint32_t>(m_out, 0); // external attributes
    appendLittle(m_out, largeOffset ? inZip64 : static_cast<std::uint32_t>(entry.headerOffset));
    m_out += entry.name;
    m_out += extra;
}

void ZipWriter::appendEnd(std::uint64_t directoryOffset) {
    const std::uint64_t directorySize = m_out.size() - directoryOffset;
    const std::uint64_t count = m_entries.size();
    const bool zip64 = directoryOffset >= m_zip64From || directorySize >= m_zip64From || count >= 0xFFFF;
    if (zip64) {
        const std::uint64_t end64 = m_out.size();
        appendLittle(m_out, end64Signature);
        appendLittle(m_out, std::uint64_t(end64Bytes - 12)); // of what follows
        appendLittle(m_out, version64);
        appendLittle(m_out, version64);
        appendLittle<std::uint32_t>(m_out, 0); // this disk
        appendLittle<std::uint32_t>(m_out, 0); // the directory's disk
        appendLittle(m_out, count);
        appendLittle(m_out, count);
        appendLittle(m_out, directorySize);
        appendLittle(m_out, directoryOffset);
        appendLittle(m_out, locatorSignature);
        appendLittle<std::uint32_t>(m_out, 0);
        appendLittle(m_out, end64);
        appendLittle<std::uint32_t>(m_out, 1); // disks
    }
    const auto shortCount = zip64 ? std::uint16_t(0xFFFF) : static_cast<std::uint16_t>(count);
    appendLittle(m_out, endSignature);
    appendLittle<std::uint32_t>(m_out, 0); // disks
    appendLittle(m_out, shortCount);
    appendLittle(m_out, shortCount);
    appendLittle(m_out, zip64 ? inZip64 : static_cast<std::uint32_t>(directorySize));
    appendLittle(m_out, zip64 ? inZip64 : static_cast<std::uint32_t>(directoryOffset));
    appendLittle<std::uint16_t>(m_out, 0); // comment
}

std::string ZipWriter::finish() {
    const std::uint64_t directoryOffset = m_out.size();
    for (const ZipEntry& entry : m_entries)
        appendDirectoryEntry(entry);
    appendEnd(directoryOffset);
    m_entries.clear();
    m_names.clear();
    return std::exchange(m_out, std::string());
}

} // namespace sonorant
