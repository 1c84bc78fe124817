// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// Any file of numbers that this program knows, as rows and columns: what the Inspect page shows.
namespace sonorant {

enum class DocumentKind {
    Raw,        ///< headerless float32, [frames, dimensions]
    Npy,        ///< NumPy array of numbers
    Statistics, ///< mean and deviation per dimension, a cache of the training (.bin)
    Sound,      ///< WAV, FLAC, ...: [samples, channels]
    Lengths,    ///< sequences and their lengths, a cache of the training (.dic)
    Difference  ///< of two documents
};

struct DocumentInfo {
    Path file;
    DocumentKind kind = DocumentKind::Raw;
    std::string format; ///< for people: "float32 matrix", "WAV, 16-bit PCM"
    std::int64_t rows = 0, columns = 0;
    std::uint64_t bytes = 0;              ///< of the file
    std::int64_t remainder = 0;           ///< bytes after the last whole row, which are not shown
    double secondsPerRow = 0;             ///< 0: not known
    std::vector<std::string> columnNames; ///< empty: they are numbered
    std::vector<std::string> notes;       ///< what a person should know, as sentences
    /// How the columns of a raw file may be chosen otherwise.
    bool columnsAreGuessed = false;
};

/// A file of numbers, open. Reading is thread-safe. The file must not become shorter meanwhile: see
/// isWhole().
class Document {
public:
    explicit Document(DocumentInfo info) : m_info(std::move(info)) {}
    virtual ~Document() = default;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    const DocumentInfo& info() const { return m_info; }
    std::int64_t rows() const { return m_info.rows; }
    std::int64_t columns() const { return m_info.columns; }

    /// Rows [first, first + count) into `target`, row by row. @throws Error Mismatch for rows that are not
    /// there; Unreadable, Malformed where the file must be decoded
    void read(std::int64_t first, std::int64_t count, std::span<float> target) const;
    /// One value as precisely as the file has it. @throws Error as read()
    virtual double value(std::int64_t row, std::int64_t column) const;
    /// All values where they lie as float32, row by row; empty when they must be converted.
    virtual std::span<const float> values() const { return {}; }
    /// Reading single rows here and there costs next to nothing.
    virtual bool isRandomAccess() const { return true; }
    /// False when the file was made shorter since it was opened: nothing must be read then.
    virtual bool isWhole() const;

protected:
    /// The range has been checked.
    virtual void readRows(std::int64_t first, std::int64_t count, std::span<float> target) const = 0;
    DocumentInfo m_info;
};

using DocumentPtr = std::shared_ptr<const Document>;

/// What a project says of files with this extension.
struct KnownFeature {
    std::string extension; ///< with the dot
    std::int64_t columns = 1;
    double secondsPerRow = 0;
};

struct OpenOptions {
    std::vector<KnownFeature> known;
    /// For a raw file; 0: the project's or the most plausible.
    std::int64_t columns = 0;
};

/// Opens at once whatever the size: headers and a few pages are read. What a file is, is decided by its first
/// bytes, then by its extension.
/// @throws Error NotFound, Unreadable, Malformed; Unsupported for texts, archives and the like
DocumentPtr openDocument(const Path& file, const OpenOptions& options = {});

/// "12 bytes", "98.4 KB", "1.07 GB", in powers of 1000.
std::string sizeText(std::uint64_t bytes);

} // namespace sonorant
