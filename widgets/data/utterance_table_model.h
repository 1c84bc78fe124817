// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/project_check.h"

#include <QAbstractTableModel>
#include <QSet>

#include <memory>
#include <utility>
#include <vector>

namespace sonorant {

/// All utterances of a project, one row each: at once with name and set, the rest as it becomes known. Texts
/// are made when a cell is asked for, so that tens of thousands of rows cost little.
class UtteranceTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Name, Set, Duration, then one column of frames per feature, then Rate and State.
    enum Column { Name, Set, Duration, FirstFrames };
    using Checked = std::pair<std::size_t, UtteranceCheck>;

    using QAbstractTableModel::QAbstractTableModel;

    /// Another list; nothing is known of its utterances yet.
    void setList(std::shared_ptr<const UtteranceList> list);
    const std::shared_ptr<const UtteranceList>& list() const { return m_list; }
    /// What was found out about some of them.
    void setChecks(std::vector<Checked> checks);
    const std::vector<UtteranceCheck>& checks() const { return m_checks; }
    /// Names left out of all sets from now on; takes effect at once, whatever the checks said.
    void setLeftOut(const QSet<QString>& names);

    const ListedUtterance& utterance(int row) const {
        return m_list->utterances[static_cast<std::size_t>(row)];
    }
    const CheckedSet& setOf(int row) const { return m_list->sets[utterance(row).set]; }
    const UtteranceCheck& check(int row) const { return m_checks[static_cast<std::size_t>(row)]; }
    bool isLooked(int row) const { return m_looked[static_cast<std::size_t>(row)]; }
    int rowOf(const QString& name, const QString& set) const; ///< -1: not there

    int rateColumn() const { return FirstFrames + static_cast<int>(m_extensions.size()); }
    int stateColumn() const { return rateColumn() + 1; }
    /// Of the feature that stands in this column; -1 where the utterance's set has it not.
    std::int64_t frames(int row, int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString display(int row, int column) const;
    QString toolTip(int row) const;

    std::shared_ptr<const UtteranceList> m_list = std::make_shared<UtteranceList>();
    std::vector<UtteranceCheck> m_checks;
    std::vector<bool> m_looked;
    std::vector<std::string> m_extensions; ///< of all sets' features, each once
};

} // namespace sonorant
