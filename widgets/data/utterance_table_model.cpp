// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/utterance_table_model.h"

#include "widgets/data/finding_text.h"
#include "widgets/theme/theme.h"

#include <QLocale>

#include <algorithm>

namespace sonorant {

void UtteranceTableModel::setList(std::shared_ptr<const UtteranceList> list) {
    beginResetModel();
    m_list = list ? std::move(list) : std::make_shared<const UtteranceList>();
    m_checks.assign(m_list->utterances.size(), {});
    m_looked.assign(m_list->utterances.size(), false);
    for (std::size_t i = 0; i < m_checks.size(); ++i)
        m_checks[i].leftOut = m_list->utterances[i].leftOut;
    m_extensions.clear();
    for (const CheckedSet& set : m_list->sets)
        for (const FeatureSpec& feature : set.features)
            if (std::find(m_extensions.begin(), m_extensions.end(), feature.extension) == m_extensions.end())
                m_extensions.push_back(feature.extension);
    endResetModel();
}

void UtteranceTableModel::setChecks(std::vector<Checked> checks) {
    if (checks.empty()) return;
    std::size_t low = m_checks.size(), high = 0;
    for (Checked& checked : checks) {
        const std::size_t row = checked.first;
        if (row >= m_checks.size()) continue;
        const bool leftOut = m_checks[row].leftOut; // what the project says now counts
        m_checks[row] = std::move(checked.second);
        m_checks[row].leftOut = leftOut;
        m_looked[row] = true;
        low = std::min(low, row);
        high = std::max(high, row);
    }
    if (low <= high)
        Q_EMIT dataChanged(index(static_cast<int>(low), 0), index(static_cast<int>(high), columnCount() - 1));
}

void UtteranceTableModel::setLeftOut(const QSet<QString>& names) {
    int low = rowCount(), high = -1;
    for (int row = 0; row < rowCount(); ++row) {
        UtteranceCheck& known = m_checks[static_cast<std::size_t>(row)];
        const bool out = !names.isEmpty() && names.contains(QString::fromStdString(utterance(row).name));
        if (known.leftOut == out) continue;
        known.leftOut = out;
        low = std::min(low, row);
        high = row;
    }
    if (high >= 0) Q_EMIT dataChanged(index(low, 0), index(high, columnCount() - 1));
}

int UtteranceTableModel::rowOf(const QString& name, const QString& set) const {
    const std::string wanted = name.toStdString(), wantedSet = set.toStdString();
    for (int row = 0; row < rowCount(); ++row)
        if (utterance(row).name == wanted && setOf(row).subset.name == wantedSet) return row;
    return -1;
}

std::int64_t UtteranceTableModel::frames(int row, int column) const {
    const std::string& extension = m_extensions[static_cast<std::size_t>(column - FirstFrames)];
    const CheckedSet& set = setOf(row);
    for (std::size_t f = 0; f < std::min(set.features.size(), check(row).frames.size()); ++f)
        if (set.features[f].extension == extension) return check(row).frames[f];
    return -1;
}

int UtteranceTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_checks.size());
}

int UtteranceTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : stateColumn() + 1;
}

QString UtteranceTableModel::display(int row, int column) const {
    const QLocale locale;
    if (column == Name) return QString::fromStdString(utterance(row).name);
    if (column == Set) return roleWords(setOf(row).role());
    if (column == Duration) return secondsText(check(row).seconds);
    if (column == stateColumn()) return stateWords(check(row), isLooked(row));
    if (column == rateColumn()) {
        const int rate = check(row).samplingRate;
        return rate > 0 ? locale.toString(rate) : QString();
    }
    const std::int64_t count = frames(row, column);
    return count >= 0 ? locale.toString(static_cast<qlonglong>(count)) : QString();
}

QString UtteranceTableModel::toolTip(int row) const {
    QStringList lines{QStringLiteral("%1 (%2)").arg(QString::fromStdString(utterance(row).name),
                                                    QString::fromStdString(setOf(row).subset.name))};
    for (const Finding& finding : check(row).findings)
        lines << QStringLiteral("%1: %2").arg(findingWords(finding.kind),
                                              QString::fromStdString(finding.message));
    return lines.join(QLatin1Char('\n'));
}

QVariant UtteranceTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const int row = index.row(), column = index.column();
    const bool words = column == Name || column == Set || column == stateColumn();
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::TextAlignmentRole:
        return int((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (column != stateColumn()) return {};
        return stateIcon(check(row));
    case Qt::ForegroundRole:
        if (check(row).leftOut) return themeColours().disabled;
        return column == stateColumn() && check(row).findings.empty() ? QVariant(themeColours().muted)
                                                                      : QVariant();
    case Qt::ToolTipRole:
        return toolTip(row);
    default:
        return {};
    }
}

QVariant UtteranceTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const bool words = section == Name || section == Set || section == stateColumn();
    if (role == Qt::TextAlignmentRole)
        return int((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (section == Name) return tr("Utterance");
    if (section == Set) return tr("Set");
    if (section == Duration) return tr("Seconds");
    if (section == rateColumn()) return tr("Rate / Hz");
    if (section == stateColumn()) return tr("State");
    const QString extension =
        QString::fromStdString(m_extensions[static_cast<std::size_t>(section - FirstFrames)]);
    return role == Qt::ToolTipRole ? tr("Frames (samples of a waveform) of %1").arg(extension) : extension;
}

} // namespace sonorant
