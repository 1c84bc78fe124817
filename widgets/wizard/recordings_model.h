// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/recordings.h"

#include <QAbstractTableModel>

#include <set>
#include <string>
#include <vector>

namespace sonorant {

/// The recordings of a folder, those with a problem first; the usable ones can be ticked off.
class RecordingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Duration, Rate, Channels, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setSurvey(const RecordingSurvey& survey);
    const std::set<std::string>& leftOut() const { return m_leftOut; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void choiceChanged();

private:
    QVariant text(const Recording& recording, int column) const;

    std::vector<Recording> m_recordings;
    std::set<std::string> m_leftOut;
};

} // namespace sonorant
