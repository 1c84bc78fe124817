// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/checkpoint_filter.h"

#include "widgets/checkpoints/checkpoint_text.h"

#include <cmath>

namespace sonorant {

CheckpointFilter::CheckpointFilter(CheckpointTableModel* model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model) {
    setSourceModel(model);
}

void CheckpointFilter::setText(const QString& text) {
    m_text = text.trimmed();
    invalidateFilter();
}

void CheckpointFilter::setMarked(Marked marked) {
    m_marked = marked;
    invalidateFilter();
}

bool CheckpointFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const ListedCheckpoint& listed = m_model->at(row);
    if (m_marked == Best && !listed->best) return false;
    if (m_marked == Kept && !listed->kept) return false;
    const auto holds = [this](const QString& text) { return text.contains(m_text, Qt::CaseInsensitive); };
    return m_text.isEmpty() || holds(runTitle(*listed.run)) ||
           holds(QString::fromStdString(listed.run->name)) || holds(checkpointTitle(*listed)) ||
           holds(QString::fromStdString(toUtf8(listed->file.filename())));
}

bool CheckpointFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const ListedCheckpoint &a = m_model->at(left.row()), &b = m_model->at(right.row());
    const auto less = [this](double one, double other) {
        if (std::isnan(one) || std::isnan(other))
            return sortOrder() == Qt::AscendingOrder ? !std::isnan(one) && std::isnan(other)
                                                     : std::isnan(one) && !std::isnan(other);
        return one < other;
    };
    switch (left.column()) {
    case CheckpointTableModel::Run:
        return a.run->name < b.run->name;
    case CheckpointTableModel::Name:
        return isLaterInRun(b->place, a->place);
    case CheckpointTableModel::TrainLoss:
        return less(a->trainLoss, b->trainLoss);
    case CheckpointTableModel::DevLoss:
        return less(a->devLoss, b->devLoss);
    case CheckpointTableModel::Marks:
        return a->best * 2 + a->kept < b->best * 2 + b->kept;
    case CheckpointTableModel::Size:
        return a->size < b->size;
    default:
        return a->written < b->written;
    }
}

} // namespace sonorant
