// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/checkpoint_model.h"

#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

struct ListenText {
    Q_DECLARE_TR_FUNCTIONS(ListenText)
};

} // namespace

QString checkpointText(const ListenCheckpoint& checkpoint) {
    using Kind = ListenCheckpoint::Kind;
    switch (checkpoint.kind) {
    case Kind::Untrained:
        return ListenText::tr("Untrained");
    case Kind::Epoch:
        return ListenText::tr("Epoch %1").arg(checkpoint.epoch + 1);
    case Kind::MidEpoch:
        return ListenText::tr("Within epoch %1").arg(checkpoint.epoch + 1);
    case Kind::Best:
        return checkpoint.epoch >= 0 ? ListenText::tr("Best (epoch %1)").arg(checkpoint.epoch + 1)
                                     : ListenText::tr("Best");
    case Kind::Other:
        break;
    }
    return QString::fromStdString(checkpoint.key);
}

QString checkpointShortText(const ListenCheckpoint& checkpoint) {
    using Kind = ListenCheckpoint::Kind;
    switch (checkpoint.kind) {
    case Kind::Untrained:
        return QStringLiteral("0");
    case Kind::Epoch:
        return QString::number(checkpoint.epoch + 1);
    case Kind::MidEpoch:
        return QString::number(checkpoint.epoch + 1) + QLatin1Char('-');
    case Kind::Best:
        return ListenText::tr("Best");
    case Kind::Other:
        break;
    }
    return QString::fromStdString(checkpoint.key);
}

QString runText(const ListenRun& run) {
    const QString name = QString::fromStdString(run.name);
    const QDateTime time = QDateTime::fromString(name.left(15), QStringLiteral("yyyyMMdd-HHmmss"));
    if (!time.isValid()) return name;
    return QStringLiteral("%1 %2").arg(time.toString(QStringLiteral("yyyy-MM-dd HH:mm")), name.mid(16));
}

CheckpointModel::CheckpointModel(ListenLibrary* library, QObject* parent)
    : QAbstractTableModel(parent), m_library(library) {
    connect(m_library, &ListenLibrary::soundAdded, this, &CheckpointModel::soundsChanged);
}

const ListenRun* CheckpointModel::listenRun() const {
    return m_run >= 0 && m_run < static_cast<int>(m_library->runs().size())
               ? &m_library->runs()[static_cast<std::size_t>(m_run)]
               : nullptr;
}

void CheckpointModel::setRun(int run) {
    m_run = run;
    const ListenRun* const shown = listenRun();
    std::vector<ListenCheckpoint> rows = shown ? shown->checkpoints : std::vector<ListenCheckpoint>();
    const Path folder = shown ? shown->folder : Path();
    const bool same = folder == m_folder && rows.size() == m_rows.size() &&
                      std::equal(rows.begin(), rows.end(), m_rows.begin(),
                                 [](const auto& one, const auto& other) { return one.key == other.key; });
    if (!same) beginResetModel();
    m_rows = std::move(rows);
    m_folder = folder;
    if (!same)
        endResetModel();
    else
        soundsChanged();
}

void CheckpointModel::soundsChanged() {
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const ListenCheckpoint& CheckpointModel::checkpoint(int row) const {
    return m_rows.at(static_cast<std::size_t>(row));
}

int CheckpointModel::rowOf(const std::string& key) const {
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].key == key) return static_cast<int>(i);
    return -1;
}

void CheckpointModel::setUtterance(const QString& name) {
    if (name == m_utterance) return;
    m_utterance = name;
    soundsChanged();
}

QString CheckpointModel::tickKey(const ListenRun& run, const ListenCheckpoint& checkpoint) {
    return QString::fromStdString(run.name + '\n' + checkpoint.key);
}

std::vector<std::pair<const ListenRun*, const ListenCheckpoint*>> CheckpointModel::ticked() const {
    std::vector<std::pair<const ListenRun*, const ListenCheckpoint*>> found;
    if (m_ticked.isEmpty()) return found;
    for (const ListenRun& run : m_library->runs())
        for (const ListenCheckpoint& checkpoint : run.checkpoints)
            if (m_ticked.contains(tickKey(run, checkpoint))) found.emplace_back(&run, &checkpoint);
    return found;
}

int CheckpointModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CheckpointModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags CheckpointModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Name) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool CheckpointModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        index.column() != Name || !listenRun())
        return false;
    const QString key = tickKey(*listenRun(), checkpoint(index.row()));
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(key);
    else
        m_ticked.remove(key);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
    return true;
}

QString CheckpointModel::toolTip(const ListenCheckpoint& checkpoint) const {
    QStringList lines;
    lines << (checkpoint.file.empty() ? tr("The model as its seed makes it, for comparison")
                                      : QString::fromStdString(toUtf8(checkpoint.file.filename())));
    if (checkpoint.best) lines << tr("The best epoch: its validation loss is the lowest");
    lines << tr("Utterances generated with it: %1").arg(m_library->soundCount(m_folder, checkpoint));
    return lines.join(QLatin1Char('\n'));
}

QVariant CheckpointModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ListenCheckpoint& shown = checkpoint(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (column == Name) return checkpointText(shown);
        if (column == Loss)
            return std::isfinite(shown.loss) ? QLocale().toString(shown.loss, 'g', 4) : QString();
        if (const int count = m_library->soundCount(m_folder, shown); count > 0)
            return QLocale().toString(count);
        return QString();
    case Qt::CheckStateRole:
        if (column != Name || !listenRun()) return {};
        return m_ticked.contains(tickKey(*listenRun(), shown)) ? Qt::Checked : Qt::Unchecked;
    case Qt::DecorationRole:
        if (column == Loss && shown.best)
            return lineIcon(QStringLiteral("best"), curves::onSurface(curves::best));
        return {};
    case Qt::TextAlignmentRole:
        return int((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return toolTip(shown);
    case ShortRole:
        return checkpointShortText(shown);
    case HasSoundRole:
        return m_library->sound(m_folder, shown, m_utterance.toStdString()) != nullptr;
    case BestRole:
        return shown.best;
    default:
        return {};
    }
}

QVariant CheckpointModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return section == Name ? tr("Checkpoint") : section == Loss ? tr("Loss") : tr("Sounds");
    if (role == Qt::ToolTipRole && section == Loss)
        return tr("Validation loss; training loss where there is no validation set");
    if (role == Qt::ToolTipRole && section == Sounds) return tr("Utterances that were generated with it");
    return {};
}

} // namespace sonorant
