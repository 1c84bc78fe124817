// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Zip archives in memory, as PyTorch's files are. Source: PKWARE's APPNOTE 6.3 and PyTorch's
/// inline_container. Names of entries are never used as paths.
namespace sonorant {

struct ZipEntry {
    std::string name;
    std::uint64_t storedSize = 0; ///< bytes in the archive
    std::uint64_t size = 0;       ///< bytes of the content
    std::uint64_t headerOffset = 0;
    std::uint32_t crc = 0;
    std::uint16_t method = 0; ///< 0 stored, 8 deflated
};

/// Reads through the central directory: stored and deflated entries, zip64. Keeps a view of the bytes, which
/// must outlive it.
class ZipReader {
public:
    /// @param context names the file in errors
    /// @throws Error Malformed for anything inconsistent (cut off, entries that overlap, names twice),
    /// Unsupported
    ///         for encryption, several disks and other methods
    ZipReader(std::string_view bytes, std::string context);

    static bool looksLikeZip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

    const std::vector<ZipEntry>& entries() const { return m_entries; }
    /// nullptr when there is none of this name
    const ZipEntry* find(const std::string& name) const;

    /// The content, its checksum verified. @throws Error Malformed, also when it is larger than maxBytes
    std::string read(const ZipEntry& entry, std::uint64_t maxBytes = std::uint64_t(1) << 40) const;
    /// The content of a stored entry where it lies, its checksum verified. @throws Error Malformed;
    /// Unsupported for a deflated one
    std::string_view view(const ZipEntry& entry) const;

private:
    std::string_view raw(const ZipEntry& entry) const;
    void readDirectory(std::uint64_t offset, std::uint64_t count, std::uint64_t size);
    void requireNoOverlap() const;

    std::string_view m_bytes;
    std::string m_context;
    std::vector<ZipEntry> m_entries;
    std::unordered_map<std::string, std::size_t> m_byName;
};

/// Writes stored entries whose contents begin at multiples of 64 bytes (padded by an extra field "FB"), as
/// PyTorch does, so that they can be mapped.
class ZipWriter {
public:
    /// @param zip64From sizes and offsets from here on are written in zip64's fields; lowered in tests
    explicit ZipWriter(std::uint64_t zip64From = 0xFFFFFFFFU) : m_zip64From(zip64From) {}

    /// @throws Error Internal for a name that is there already or longer than 65535 bytes
    void add(const std::string& name, std::string_view content);
    /// The whole archive; the writer is empty afterwards.
    std::string finish();

private:
    void appendDirectoryEntry(const ZipEntry& entry);
    void appendEnd(std::uint64_t directoryOffset);

    std::uint64_t m_zip64From;
    std::string m_out;
    std::vector<ZipEntry> m_entries;
    std::unordered_map<std::string, bool> m_names;
};

} // namespace sonorant
