// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/listen_utterance_model.h"

#include "widgets/data/finding_text.h"
#include "widgets/theme/theme.h"

namespace sonorant {

ListenUtteranceModel::ListenUtteranceModel(ListenLibrary* library, QObject* parent)
    : QAbstractTableModel(parent), m_library(library) {
    connect(m_library, &ListenLibrary::utterancesChanged, this, &ListenUtteranceModel::listChanged);
    connect(m_library, &ListenLibrary::runsChanged, this, &ListenUtteranceModel::stateChanged);
    connect(m_library, &ListenLibrary::soundAdded, this, &ListenUtteranceModel::stateChanged);
    listChanged();
}

void ListenUtteranceModel::listChanged() {
    beginResetModel();
    m_rows = static_cast<int>(m_library->utterances().size());
    m_ticked.assign(static_cast<std::size_t>(m_rows), false);
    m_tickedCount = 0;
    endResetModel();
    Q_EMIT ticksChanged();
}

void ListenUtteranceModel::stateChanged() {
    if (m_rows > 0) Q_EMIT dataChanged(index(0, State), index(m_rows - 1, State));
}

void ListenUtteranceModel::setCheckpoint(const Path& run, const ListenCheckpoint* checkpoint) {
    m_run = run;
    m_checkpoint = checkpoint ? std::optional(*checkpoint) : std::nullopt;
    stateChanged();
}

const ListenUtterance& ListenUtteranceModel::utterance(int row) const {
    return m_library->utterances().at(static_cast<std::size_t>(row));
}

std::vector<int> ListenUtteranceModel::tickedRows() const {
    std::vector<int> rows;
    for (int row = 0; row < m_rows; ++row)
        if (m_ticked[static_cast<std::size_t>(row)]) rows.push_back(row);
    return rows;
}

void ListenUtteranceModel::setTicked(const std::vector<int>& rows, bool ticked) {
    for (const int row : rows) {
        if (m_ticked[static_cast<std::size_t>(row)] == ticked) continue;
        m_ticked[static_cast<std::size_t>(row)] = ticked;
        m_tickedCount += ticked ? 1 : -1;
    }
    if (m_rows > 0) Q_EMIT dataChanged(index(0, Name), index(m_rows - 1, Name), {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
}

int ListenUtteranceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int ListenUtteranceModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags ListenUtteranceModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Name) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ListenUtteranceModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        index.column() != Name)
        return false;
    const bool ticked = value.toInt() == Qt::Checked;
    auto state = m_ticked[static_cast<std::size_t>(index.row())];
    if (state != ticked) m_tickedCount += ticked ? 1 : -1;
    state = ticked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
    return true;
}

bool ListenUtteranceModel::isGenerated(int row) const {
    return m_checkpoint && m_library->sound(m_run, *m_checkpoint, utterance(row).name);
}

QVariant ListenUtteranceModel::data(const QModelIndex& index, int role) const {
    // Between a change of the library and the views' hearing of it a row may be gone.
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) ||
        index.row() >= static_cast<int>(m_library->utterances().size()))
        return {};
    const ListenUtterance& shown = utterance(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name) return QString::fromStdString(shown.name);
        if (index.column() == Set) return roleWords(shown.role);
        return isGenerated(index.row()) ? tr("generated") : QString();
    case Qt::CheckStateRole:
        if (index.column() != Name) return {};
        return m_ticked[static_cast<std::size_t>(index.row())] ? Qt::Checked : Qt::Unchecked;
    case Qt::ForegroundRole:
        return index.column() == Name ? QVariant() : QVariant(themeColours().muted);
    case Qt::ToolTipRole:
        return shown.natural.empty()
                   ? tr("%1\nNo natural recording was found").arg(QString::fromStdString(shown.name))
                   : QString::fromStdString(shown.name);
    default:
        return {};
    }
}

QVariant ListenUtteranceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return section == Name ? tr("Utterance") : section == Set ? tr("Set") : tr("State");
    if (role == Qt::ToolTipRole && section == State)
        return tr("Whether it was generated with the selected checkpoint");
    return {};
}

ListenUtteranceFilter::ListenUtteranceFilter(ListenUtteranceModel* model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model) {
    setSourceModel(model);
}

void ListenUtteranceFilter::setText(const QString& text) {
    m_text = text.trimmed();
    invalidateFilter();
}

void ListenUtteranceFilter::setSetRole(std::optional<SetRole> role) {
    m_role = role;
    invalidateFilter();
}

bool ListenUtteranceFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const ListenUtterance& shown = m_model->utterance(row);
    if (m_role && shown.role != *m_role) return false;
    return m_text.isEmpty() || QString::fromStdString(shown.name).contains(m_text, Qt::CaseInsensitive);
}

} // namespace sonorant
