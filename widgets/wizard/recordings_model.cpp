// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/recordings_model.h"

#include "widgets/theme/theme.h"

#include <algorithm>

namespace sonorant {

void RecordingsModel::setSurvey(const RecordingSurvey& survey) {
    beginResetModel();
    m_recordings = survey.recordings;
    m_leftOut.clear();
    std::stable_sort(m_recordings.begin(), m_recordings.end(),
                     [](const Recording& a, const Recording& b) { return !a.usable() && b.usable(); });
    endResetModel();
}

int RecordingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_recordings.size());
}

int RecordingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecordingsModel::text(const Recording& recording, int column) const {
    switch (column) {
    case Name:
        return QString::fromStdString(recording.name + recording.extension);
    case Duration:
        return recording.samplingRate > 0 ? QString::number(recording.seconds(), 'f', 2) : QString();
    case Rate:
        return recording.samplingRate > 0 ? QString::number(recording.samplingRate) : QString();
    case Channels:
        return recording.channels > 0 ? QString::number(recording.channels) : QString();
    case State:
        if (!recording.usable())
            return tr("Cannot be used: %1").arg(QString::fromStdString(recording.problem));
        return m_leftOut.count(recording.name) > 0 ? tr("Left out") : QString();
    default:
        return {};
    }
}

QVariant RecordingsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Recording& recording = m_recordings[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(recording, index.column());
    case Qt::ToolTipRole:
        return index.column() == State ? text(recording, State) : QVariant();
    case Qt::CheckStateRole:
        if (index.column() != Name) return {};
        return static_cast<int>(recording.usable() && m_leftOut.count(recording.name) == 0 ? Qt::Checked
                                                                                           : Qt::Unchecked);
    case Qt::DecorationRole:
        if (index.column() != State || recording.usable()) return {};
        return lineIcon(QStringLiteral("warning"), curves::onSurface(curves::warning));
    case Qt::TextAlignmentRole:
        if (index.column() == Duration || index.column() == Rate || index.column() == Channels)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    default:
        return {};
    }
}

bool RecordingsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || index.column() != Name || role != Qt::CheckStateRole) return false;
    const Recording& recording = m_recordings[static_cast<std::size_t>(index.row())];
    if (!recording.usable()) return false;
    if (value.toInt() == Qt::Checked)
        m_leftOut.erase(recording.name);
    else
        m_leftOut.insert(recording.name);
    Q_EMIT dataChanged(index, this->index(index.row(), State));
    Q_EMIT choiceChanged();
    return true;
}

QVariant RecordingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (section == Duration || section == Rate || section == Channels ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Name:
        return tr("Recording");
    case Duration:
        return tr("Duration / s");
    case Rate:
        return tr("Rate / Hz");
    case Channels:
        return tr("Channels");
    default:
        return tr("State");
    }
}

Qt::ItemFlags RecordingsModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const bool usable = m_recordings[static_cast<std::size_t>(index.row())].usable();
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (index.column() == Name && usable) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace sonorant
