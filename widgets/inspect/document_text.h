// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/document.h"

#include <QString>

/// What the parts of a document are called.
namespace sonorant {

/// The row under the pointer: "frame 12 (0.060 s)", "sample 160 (0.010 s)".
/// @param secondsPerRow 0: no time is said
QString rowText(const DocumentInfo& info, std::int64_t row, double secondsPerRow);
/// "dimension 3", or the column's own name.
QString columnText(const DocumentInfo& info, std::int64_t column);
/// What rows are counted in, for an axis: "frames", "samples".
QString rowsUnit(DocumentKind kind);
/// "float32 matrix  ·  312 frames x 80  ·  99.8 KB".
QString summaryText(const DocumentInfo& info);
/// A value with six digits; "NaN" and "infinite" in words.
QString valueText(double value);
/// Whether rows of such a document follow each other in time.
bool hasTime(DocumentKind kind);

} // namespace sonorant
