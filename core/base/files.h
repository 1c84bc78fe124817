// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

/// The one file layer: whole-file reads, atomic writes, appends, free space, and named fault points for
/// tests.
namespace sonorant {

using Path = std::filesystem::path;

/// Reads a whole file. @throws Error NotFound, Unreadable, or Malformed when it is larger than maxBytes.
std::string readFile(const Path& file, std::uint64_t maxBytes = std::uint64_t(1) << 34);

/// Size in bytes. @throws Error NotFound or Unreadable
std::uint64_t fileSize(const Path& file);

/// Writes beside the target, flushes to disk and renames, so that a reader (or a crash) sees the old or the
/// new file and never half of one. Missing parent folders are made. @throws Error Unwritable
void writeFileAtomically(const Path& file, std::string_view bytes);
inline void writeFileAtomically(const Path& file, std::span<const std::byte> bytes) {
    writeFileAtomically(file, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

/// An open file that grows line by line and is flushed with each of them. Not copyable; one thread at a time.
class AppendFile {
public:
    AppendFile() = default;
    /// Opens for appending, making missing parent folders. A torn last line (a crash in the middle of a
    /// write) is ended with a newline first. @throws Error Unwritable
    explicit AppendFile(const Path& file);
    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&& other) noexcept;
    ~AppendFile();

    bool isOpen() const { return m_descriptor >= 0; }
    /// Appends `line` and a newline in one write. @throws Error Unwritable (also when the disk is full)
    void writeLine(std::string_view line);
    void close();
    /// Takes the file's advisory lock; false when another process holds it. It ends with the file.
    bool tryLock();

private:
    int m_descriptor = -1;
    Path m_file;
};

/// Makes a folder and its parents. @throws Error Unwritable, naming the part that is in the way
void makeFolder(const Path& folder);

/// Bytes free for this user on the disk of `path` (or its nearest existing parent); max() if unknown.
std::uint64_t freeSpace(const Path& path);

/// True for a relative name that stays below the folder it is joined to: no absolute path, no "..", no NUL.
bool isSafeRelativeName(std::string_view name);

/// UTF-8 text of a path, for messages.
std::string toUtf8(const Path& path);

/// Fault injection for tests: after arming, the n-th operation at the named point ("write", "flush",
/// "rename", "append") throws Error Unwritable as if the disk were full. Disarmed by default and costs one
/// atomic load.
namespace faults {
void arm(std::string_view point, int nth);
void disarm();
} // namespace faults

} // namespace sonorant
