// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/run_list_model.h"

#include "widgets/theme/theme.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace sonorant {
namespace {

QString keyOf(const Path& folder) {
    return QString::fromStdString(toUtf8(folder));
}

/// A short stroke in the colour of the run's curve.
QPixmap swatch(const QColor& colour) {
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(2.5, 8), QPointF(13.5, 8));
    return pixmap;
}

} // namespace

void RunListModel::setRuns(std::vector<RunSummary> runs) {
    const bool sameFolders = std::equal(runs.begin(), runs.end(), m_runs.begin(), m_runs.end(),
                                        [](const auto& a, const auto& b) { return a.folder == b.folder; });
    if (sameFolders) {
        m_runs = std::move(runs);
        if (!m_runs.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_runs = std::move(runs);
    QHash<QString, int> kept;
    for (const RunSummary& run : m_runs)
        if (const auto tick = m_ticks.constFind(keyOf(run.folder)); tick != m_ticks.cend())
            kept.insert(tick.key(), tick.value());
    const bool lost = kept.size() != m_ticks.size();
    m_ticks = kept;
    endResetModel();
    if (lost) Q_EMIT ticksChanged();
}

void RunListModel::setFront(const Path& folder) {
    if (m_front == folder) return;
    const Path before = std::exchange(m_front, folder);
    const bool ticked = m_ticks.remove(keyOf(folder)) > 0;
    touch(before);
    touch(folder);
    if (ticked) Q_EMIT ticksChanged();
}

void RunListModel::setTraining(const Path& folder) {
    const Path before = std::exchange(m_training, folder);
    touch(before);
    touch(folder);
}

QList<RunListModel::Ticked> RunListModel::ticked() const {
    QList<Ticked> list;
    for (const RunSummary& run : m_runs)
        if (const auto tick = m_ticks.constFind(keyOf(run.folder)); tick != m_ticks.cend())
            list << Ticked{run.folder, runTitle(run.name), tick.value()};
    return list;
}

int RunListModel::rowOf(const Path& folder) const {
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
                                    [&](const RunSummary& run) { return run.folder == folder; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

void RunListModel::touch(const Path& folder) {
    const int row = rowOf(folder);
    if (row >= 0) Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int RunListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const RunSummary& run = m_runs[static_cast<std::size_t>(index.row())];
    const bool name = index.column() == Name;
    switch (role) {
    case Qt::DisplayRole:
        return display(run, index.column());
    case Qt::CheckStateRole:
        if (!name || run.folder == m_front) return {};
        return m_ticks.contains(keyOf(run.folder)) ? Qt::Checked : Qt::Unchecked;
    case Qt::DecorationRole:
        return name ? decoration(run) : QVariant();
    case Qt::TextAlignmentRole:
        return int((name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return toolTip(run);
    case FolderRole:
        return keyOf(run.folder);
    default:
        return {};
    }
}

QVariant RunListModel::display(const RunSummary& run, int column) const {
    switch (column) {
    case Name:
        return runTitle(run.name);
    case Epochs:
        return QLocale().toString(run.epochs);
    case BestLoss:
        return std::isfinite(run.bestLoss) ? QLocale().toString(run.bestLoss, 'g', 4) : tr("none");
    default:
        return {};
    }
}

QVariant RunListModel::decoration(const RunSummary& run) const {
    if (run.folder == m_front) return swatch(curves::onSurface(curves::training));
    const auto tick = m_ticks.constFind(keyOf(run.folder));
    if (tick != m_ticks.cend()) return swatch(curves::onSurface(curves::overlay(tick.value())));
    return swatch(Qt::transparent);
}

QString RunListModel::toolTip(const RunSummary& run) const {
    QStringList lines{keyOf(run.folder)};
    if (run.folder == m_training) lines << tr("This program trains here now.");
    if (run.folder == m_front) lines << tr("Shown in front.");
    const auto time =
        std::chrono::duration_cast<std::chrono::seconds>(run.changed.time_since_epoch()).count();
    lines << tr("Last written: %1")
                 .arg(QLocale().toString(QDateTime::fromSecsSinceEpoch(time), QLocale::ShortFormat));
    if (run.bestEpoch >= 0) lines << tr("Best epoch: %1").arg(run.bestEpoch + 1);
    return lines.join(QLatin1Char('\n'));
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != Name) return false;
    const RunSummary& run = m_runs[static_cast<std::size_t>(index.row())];
    if (run.folder == m_front) return false;
    const QString key = keyOf(run.folder);
    if (value.toInt() == Qt::Checked) {
        // The first colour that no other ticked run has.
        int colour = 0;
        const QList<int> used = m_ticks.values();
        while (used.contains(colour))
            ++colour;
        m_ticks.insert(key, colour);
    } else {
        m_ticks.remove(key);
    }
    touch(run.folder);
    Q_EMIT ticksChanged();
    return true;
}

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool front = m_runs[static_cast<std::size_t>(index.row())].folder == m_front;
    if (index.column() == Name && !front) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Name:
        return tr("Run");
    case Epochs:
        return tr("Epochs");
    case BestLoss:
        return tr("Best loss");
    default:
        return {};
    }
}

QString runTitle(const std::string& folderName) {
    const QString name = QString::fromStdString(folderName);
    static const QRegularExpression pattern(QStringLiteral("^(\\d{8})[-_T]?(\\d{6})[-_](.+)$"));
    const QRegularExpressionMatch match = pattern.match(name);
    if (!match.hasMatch()) return name;
    const QDateTime time =
        QDateTime::fromString(match.captured(1) + match.captured(2), QStringLiteral("yyyyMMddHHmmss"));
    if (!time.isValid()) return name;
    const bool thisYear = time.date().year() == QDate::currentDate().year();
    const QString format = thisYear ? QStringLiteral("d MMM HH:mm") : QStringLiteral("d MMM yyyy HH:mm");
    return QStringLiteral("%1, %2").arg(match.captured(3), QLocale().toString(time, format));
}

} // namespace sonorant
