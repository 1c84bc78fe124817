// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/document_table_model.h"

#include "core/inspect/documents.h"
#include "widgets/inspect/document_text.h"

#include <algorithm>

namespace sonorant {

namespace {

constexpr std::int64_t mostRows = 10'000'000; ///< what a table view can scroll over

enum SequenceColumn { Number, Name, Segment, Start, Length, Set, SequenceColumnCount };

} // namespace

void DocumentTableModel::setDocument(DocumentPtr document) {
    beginResetModel();
    m_document = std::move(document);
    endResetModel();
}

int DocumentTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_document ? 0 : static_cast<int>(std::min(m_document->rows(), mostRows));
}

int DocumentTableModel::columnCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_document) return 0;
    return isSequences() ? int(SequenceColumnCount) : static_cast<int>(m_document->columns()) + 1;
}

QString DocumentTableModel::sequenceText(int row, int column) const {
    const auto& lengths = static_cast<const LengthsDocument&>(*m_document);
    const DicEntry& entry = lengths.entries()[static_cast<std::size_t>(row)];
    switch (column) {
    case Number:
        return QString::number(row);
    case Name:
        return QString::fromStdString(entry.seqName);
    case Segment:
        return QString::number(entry.segIdx);
    case Start:
        return QString::number(entry.startPos);
    case Length:
        return QString::number(entry.length);
    default:
        return QString::number(entry.infoId);
    }
}

QVariant DocumentTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool text = isSequences() && index.column() == Name;
        return int((text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) return {};
    if (isSequences()) return sequenceText(index.row(), index.column());
    if (index.column() == 0) return QString::number(index.row());
    return valueText(m_document->value(index.row(), index.column() - 1));
}

QVariant DocumentTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || !m_document) return {};
    if (role == Qt::TextAlignmentRole)
        return int((isSequences() && section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (!isSequences()) return section == 0 ? tr("Dimension") : columnText(m_document->info(), section - 1);
    switch (section) {
    case Number:
        return tr("Entry");
    case Name:
        return tr("Utterance");
    case Segment:
        return tr("Segment");
    case Start:
        return tr("Start (samples)");
    case Length:
        return tr("Length (samples)");
    default:
        return tr("Set");
    }
}

} // namespace sonorant
