// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/training_service.h"

#include <QAbstractListModel>

#include <optional>

namespace sonorant {

/// Runs that wait for their turn: snapshots of the project as it was when they were added.
class RunQueue : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void add(const TrainingRequest& request, const QString& label);
    void removeAt(int row);
    /// The next in line, taken out.
    std::optional<TrainingRequest> takeNext();
    bool isEmpty() const { return m_entries.empty(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void changed();

private:
    struct Entry {
        TrainingRequest request;
        QString label;
    };
    std::vector<Entry> m_entries;
};

/// What distinguishes a configuration at a glance: "hn-nsf, Adam 0.0001, batch 1, 50 epochs".
QString configSummary(const ProjectConfig& config);

} // namespace sonorant
