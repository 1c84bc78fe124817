// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/run_queue.h"

#include <QCoreApplication>
#include <QLocale>

namespace sonorant {

void RunQueue::add(const TrainingRequest& request, const QString& label) {
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_entries.push_back({request, label});
    endInsertRows();
    Q_EMIT changed();
}

void RunQueue::removeAt(int row) {
    if (row < 0 || row >= rowCount()) return;
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
    Q_EMIT changed();
}

std::optional<TrainingRequest> RunQueue::takeNext() {
    if (m_entries.empty()) return std::nullopt;
    TrainingRequest next = std::move(m_entries.front().request);
    removeAt(0);
    return next;
}

int RunQueue::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant RunQueue::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return entry.label;
    return {};
}

QString configSummary(const ProjectConfig& config) {
    const TrainingConfig& training = config.training;
    return QCoreApplication::translate("ConfigSummary", "%1, %2 %3, batch %4, %5 epochs")
        .arg(QString::fromStdString(config.model.name), QString::fromStdString(training.optimizer),
             QLocale().toString(training.lr, 'g', 3))
        .arg(training.batchSize)
        .arg(training.epochs);
}

} // namespace sonorant
