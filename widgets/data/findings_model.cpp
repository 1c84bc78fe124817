// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/findings_model.h"

#include "widgets/data/finding_text.h"

#include <algorithm>

namespace sonorant {

void FindingsModel::setFindings(std::vector<Finding> findings) {
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return a.grade != b.grade ? a.grade > b.grade : a.kind < b.kind;
    });
    if (findings == m_findings) return; // what is selected stays
    beginResetModel();
    m_findings = std::move(findings);
    endResetModel();
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Finding& each = finding(index.row());
    const QString message = QString::fromStdString(each.message);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Kind) return findingWords(each.kind);
        if (index.column() == Utterance)
            return QString::fromStdString(each.utterance.empty() ? each.set : each.utterance);
        return each.feature.empty() ? message
                                    : QString::fromStdString(each.feature) + QStringLiteral(": ") + message;
    case Qt::DecorationRole:
        return index.column() == Kind ? QVariant(gradeIcon(each.grade)) : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() == Kind)
            return QStringLiteral("%1: %2").arg(gradeWords(each.grade), findingWords(each.kind));
        return {};
    case Qt::ToolTipRole: {
        QStringList lines{QStringLiteral("%1: %2").arg(gradeWords(each.grade), message)};
        for (const std::string& line : {each.file, each.hint})
            if (!line.empty()) lines << QString::fromStdString(line);
        return lines.join(QLatin1Char('\n'));
    }
    default:
        return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Kind:
        return tr("Finding");
    case Utterance:
        return tr("Utterance");
    case Message:
        return tr("Found");
    default:
        return {};
    }
}

} // namespace sonorant
