// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/document.h"
#include "core/io/dic.h"
#include "core/io/mapped_file.h"
#include "core/io/matrix.h"

/// The kinds of documents. openDocument() chooses among them.
namespace sonorant {

/// Headerless little-endian float32.
class RawDocument : public Document {
public:
    /// @throws Error Malformed when there is no whole row
    RawDocument(MappedFile map, DocumentInfo info);

    std::span<const float> values() const override;
    double value(std::int64_t row, std::int64_t column) const override;

protected:
    void readRows(std::int64_t first, std::int64_t count, std::span<float> target) const override;

private:
    MappedFile m_map;
};

/// A matrix in memory that a small file was read into.
class MatrixDocument : public Document {
public:
    MatrixDocument(Matrix matrix, DocumentInfo info);

    std::span<const float> values() const override { return m_matrix.values; }
    bool isWhole() const override { return true; }

protected:
    void readRows(std::int64_t first, std::int64_t count, std::span<float> target) const override;

private:
    Matrix m_matrix;
};

/// Sequences of a .dic; the one column is their length in samples.
class LengthsDocument : public MatrixDocument {
public:
    LengthsDocument(std::vector<DicEntry> entries, DocumentInfo info);

    const std::vector<DicEntry>& entries() const { return m_entries; }

private:
    std::vector<DicEntry> m_entries;
};

/// .npy of any number type and either order; more than two dimensions are laid out as rows of the last one.
/// @throws Error Malformed, Unsupported
DocumentPtr openNpyDocument(MappedFile map, DocumentInfo info);

/// @throws Error as WaveReader
DocumentPtr openSoundDocument(DocumentInfo info);

/// One minus other, over the rows that both have.
/// @throws Error Mismatch when their columns differ
DocumentPtr makeDifference(DocumentPtr one, DocumentPtr other);

/// The documents of a difference; nullptr for any other.
struct DifferenceParts {
    DocumentPtr one, other;
};
DifferenceParts differenceParts(const DocumentPtr& document);

} // namespace sonorant
