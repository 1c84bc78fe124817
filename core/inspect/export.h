// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_control.h"
#include "core/inspect/document.h"

/// Parts of a document written as other files, of any size: a few rows at a time, beside the target, then
/// moved into place. A cancelled or failed export leaves nothing behind.
namespace sonorant {

/// Rows [first, last) and columns [firstColumn, lastColumn).
struct DocumentPart {
    std::int64_t first = 0, last = 0;
    std::int64_t firstColumn = 0, lastColumn = 0;

    std::int64_t rows() const { return last - first; }
    std::int64_t columns() const { return lastColumn - firstColumn; }
};
DocumentPart wholeOf(const Document& document);

/// float32 of shape [rows, columns]. @throws Cancelled; Error Unwritable, Mismatch; as Document::read()
void exportNpy(const Document& document, const DocumentPart& part, const Path& target, const JobControl& job);

/// A line of names, then a line per row that begins with its number in the document; numbers with as many
/// digits as float32 needs to be read back exactly. @throws as exportNpy
void exportCsv(const Document& document, const DocumentPart& part, const Path& target, const JobControl& job);

} // namespace sonorant
