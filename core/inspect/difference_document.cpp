// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/inspect/documents.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

class DifferenceDocument : public Document {
public:
    DifferenceDocument(DocumentPtr one, DocumentPtr other, DocumentInfo info)
        : Document(std::move(info)), m_parts{std::move(one), std::move(other)} {}

    double value(std::int64_t row, std::int64_t column) const override {
        return m_parts.one->value(row, column) - m_parts.other->value(row, column);
    }
    bool isRandomAccess() const override {
        return m_parts.one->isRandomAccess() && m_parts.other->isRandomAccess();
    }
    bool isWhole() const override { return m_parts.one->isWhole() && m_parts.other->isWhole(); }
    const DifferenceParts& parts() const { return m_parts; }

protected:
    void readRows(std::int64_t first, std::int64_t count, std::span<float> target) const override {
        const auto size = static_cast<std::size_t>(count * columns());
        std::vector<float> other(size);
        m_parts.one->read(first, count, target);
        m_parts.other->read(first, count, other);
        for (std::size_t i = 0; i < size; ++i)
            target[i] -= other[i];
    }

private:
    DifferenceParts m_parts;
};

} // namespace

DocumentPtr makeDifference(DocumentPtr one, DocumentPtr other) {
    const DocumentInfo &a = one->info(), &b = other->info();
    if (a.columns != b.columns)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected {} columns as in {}, found {}", a.columns,
                                toUtf8(a.file.filename()), b.columns),
                    toUtf8(b.file), "only files with as many columns can be subtracted");
    DocumentInfo info;
    info.file = a.file;
    info.kind = DocumentKind::Difference;
    info.format = fmt::format("{} minus {}", toUtf8(a.file.filename()), toUtf8(b.file.filename()));
    info.rows = std::min(a.rows, b.rows);
    info.columns = a.columns;
    info.bytes = a.bytes + b.bytes;
    info.secondsPerRow = a.secondsPerRow > 0 ? a.secondsPerRow : b.secondsPerRow;
    info.columnNames = a.columnNames;
    if (a.rows != b.rows)
        info.notes.push_back(fmt::format("{} has {} rows and {} has {}: the first {} are compared.",
                                         toUtf8(a.file.filename()), a.rows, toUtf8(b.file.filename()), b.rows,
                                         info.rows));
    return std::make_shared<DifferenceDocument>(std::move(one), std::move(other), std::move(info));
}

DifferenceParts differenceParts(const DocumentPtr& document) {
    const auto* const difference = dynamic_cast<const DifferenceDocument*>(document.get());
    return difference ? difference->parts() : DifferenceParts{};
}

} // namespace sonorant
