// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/checkpoint_table_model.h"

#include "widgets/checkpoints/checkpoint_text.h"
#include "widgets/theme/theme.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace sonorant {

namespace {

/// What makes a run the same one in two lists: a folder may also have been opened besides, or one file of it.
std::pair<Path, Path> keyOf(const CheckpointRun& run) {
    const bool one = run.opened && run.files.size() == 1;
    return {run.folder, one ? run.files.front().file : run.opened ? Path("opened") : Path()};
}

bool isText(int column) {
    return column == CheckpointTableModel::Run || column == CheckpointTableModel::Name ||
           column == CheckpointTableModel::Marks;
}

} // namespace

int CheckpointTableModel::segmentEnd(int begin) const {
    int end = begin;
    while (end < rowCount() && at(end).run == at(begin).run)
        ++end;
    return end;
}

/// Whether the runs that are in both lists stand in the same order, each of them once.
bool CheckpointTableModel::keepsOrder(const CheckpointRuns& runs) const {
    std::map<std::pair<Path, Path>, int> places;
    for (const Shared& run : runs)
        if (!places.emplace(keyOf(*run), static_cast<int>(places.size())).second) return false;
    int last = -1;
    for (int row = 0; row < rowCount(); row = segmentEnd(row)) {
        const auto place = places.find(keyOf(*at(row).run));
        if (place == places.end()) continue;
        if (place->second <= last) return false;
        last = place->second;
    }
    return true;
}

void CheckpointTableModel::setRuns(const CheckpointRuns& runs) {
    if (!keepsOrder(runs)) {
        beginResetModel();
        m_rows.clear();
        for (const Shared& run : runs)
            for (const SavedCheckpoint& file : run->files)
                m_rows.push_back({run, &file});
        endResetModel();
        return;
    }
    removeVanished(runs);
    int row = 0;
    for (const Shared& run : runs) {
        if (row < rowCount() && keyOf(*at(row).run) == keyOf(*run))
            update(row, run);
        else
            insert(row, run, 0, run->files.size());
        row += static_cast<int>(run->files.size());
    }
}

void CheckpointTableModel::removeVanished(const CheckpointRuns& runs) {
    std::map<std::pair<Path, Path>, bool> there;
    for (const Shared& run : runs)
        there[keyOf(*run)] = true;
    for (int row = 0; row < rowCount();) {
        const int end = segmentEnd(row);
        if (there.contains(keyOf(*at(row).run)))
            row = end;
        else
            remove(row, end);
    }
}

void CheckpointTableModel::remove(int begin, int end) {
    if (begin == end) return;
    beginRemoveRows({}, begin, end - 1);
    m_rows.erase(m_rows.begin() + begin, m_rows.begin() + end);
    endRemoveRows();
}

void CheckpointTableModel::insert(int begin, const Shared& run, std::size_t first, std::size_t last) {
    if (first == last) return;
    std::vector<ListedCheckpoint> rows;
    for (std::size_t i = first; i < last; ++i)
        rows.push_back({run, &run->files[i]});
    beginInsertRows({}, begin, begin + static_cast<int>(last - first) - 1);
    m_rows.insert(m_rows.begin() + begin, rows.begin(), rows.end());
    endInsertRows();
}

/// The rows of a run that changed: those at both ends that are still the same files stay.
void CheckpointTableModel::update(int begin, const Shared& run) {
    const Shared before = at(begin).run;
    if (before == run) return;
    const auto &old = before->files, &now = run->files;
    const std::size_t most = std::min(old.size(), now.size());
    std::size_t head = 0, tail = 0;
    while (head < most && old[head].file == now[head].file)
        ++head;
    while (tail < most - head && old[old.size() - 1 - tail].file == now[now.size() - 1 - tail].file)
        ++tail;
    const int from = begin + static_cast<int>(head);
    remove(from, begin + static_cast<int>(old.size() - tail));
    insert(from, run, head, now.size() - tail);
    for (std::size_t i = 0; i < now.size(); ++i)
        m_rows[static_cast<std::size_t>(begin) + i] = {run, &now[i]};
    Q_EMIT dataChanged(index(begin, 0), index(begin + static_cast<int>(now.size()) - 1, ColumnCount - 1));
}

void CheckpointTableModel::setTraining(const Path& runFolder) {
    if (m_training == runFolder) return;
    m_training = runFolder;
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool CheckpointTableModel::isTraining(const CheckpointRun& run) const {
    return run.state == RunStatus::Kind::Running || (!m_training.empty() && run.folder == m_training);
}

int CheckpointTableModel::rowOf(const Path& file) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const ListedCheckpoint& row) { return row->file == file; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int CheckpointTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CheckpointTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString CheckpointTableModel::display(const ListedCheckpoint& row, int column) const {
    switch (column) {
    case Run:
        return isTraining(*row.run) ? tr("%1 (training)").arg(runTitle(*row.run)) : runTitle(*row.run);
    case Name:
        return checkpointTitle(*row);
    case TrainLoss:
        return lossText(row->trainLoss);
    case DevLoss:
        return lossText(row->devLoss);
    case Marks:
        return marksText(*row);
    case Size:
        return megabytesText(row->size);
    case Written:
        return timeText(row->written);
    default:
        return {};
    }
}

QString CheckpointTableModel::toolTip(const ListedCheckpoint& row) const {
    QStringList lines{QString::fromStdString(toUtf8(row->file))};
    if (row->place.kind == SavedKind::BestWeights && row->place.epoch >= 0)
        lines << tr("The weights of epoch %1").arg(row->place.epoch + 1);
    if (!row.run->trouble.empty()) lines << QString::fromStdString(row.run->trouble);
    return lines.join(QLatin1Char('\n'));
}

QVariant CheckpointTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ListedCheckpoint& row = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::TextAlignmentRole:
        return int((isText(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (column == Marks && row->best) return lineIcon(QStringLiteral("best"), curves::best);
        if (column == Marks && row->kept) return lineIcon(QStringLiteral("keep"));
        if (column == Run && !row.run->trouble.empty())
            return lineIcon(QStringLiteral("warning"), curves::warning);
        return {};
    case Qt::ToolTipRole:
        return toolTip(row);
    default:
        return {};
    }
}

QVariant CheckpointTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole)
        return int((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const QString names[] = {tr("Run"),  tr("Checkpoint"), tr("Training loss"), tr("Validation loss"),
                             tr("Mark"), tr("Size / MB"),  tr("Written")};
    return names[section];
}

} // namespace sonorant
