// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/statistics_model.h"

#include "widgets/inspect/document_text.h"
#include "widgets/theme/theme.h"

namespace sonorant {

void StatisticsModel::setStatistics(std::optional<ValueStatistics> statistics) {
    m_statistics = std::move(statistics);
    Q_EMIT dataChanged(index(0, 0), index(RowCount - 1, 1));
}

QString StatisticsModel::valueOf(int row) const {
    if (!m_statistics) return QStringLiteral("…");
    const ValueStatistics& s = *m_statistics;
    const auto value = [&](double number) {
        return s.finite() > 0 ? valueText(number) : QStringLiteral("–");
    };
    switch (row) {
    case Count:
        return QString::number(s.count);
    case NotNumbers:
        return QString::number(s.nan);
    case Infinite:
        return QString::number(s.infinite);
    case Minimum:
        return value(s.minimum);
    case Maximum:
        return value(s.maximum);
    case Mean:
        return value(s.mean);
    case Deviation:
        return value(s.deviation);
    case Lower:
        return value(s.lower);
    case Median:
        return value(s.median);
    default:
        return value(s.upper);
    }
}

QVariant StatisticsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const int row = index.row();
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    const bool bad = m_statistics && ((row == NotNumbers && m_statistics->nan > 0) ||
                                      (row == Infinite && m_statistics->infinite > 0));
    if (role == Qt::DecorationRole && index.column() == 0 && bad)
        return lineIcon(QStringLiteral("warning"), curves::warning);
    if (role == Qt::ForegroundRole && index.column() == 0) return themeColours().muted;
    if (role != Qt::DisplayRole) return {};
    if (index.column() == 1) return valueOf(row);
    const QString names[] = {tr("Values"), tr("NaN"),       tr("Infinite"), tr("Smallest"), tr("Largest"),
                             tr("Mean"),   tr("Deviation"), tr("1 %"),      tr("Median"),   tr("99 %")};
    return names[row];
}

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Statistic") : tr("Value");
}

} // namespace sonorant
