// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/utterance_table_model.h"

#include <QSortFilterProxyModel>

#include <optional>
#include <string>

namespace sonorant {

/// Sorts and filters the utterances by text, set and state. Compares numbers, not their texts.
class UtteranceFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum State { Any, WithFindings, WithErrors, WithWarnings, Fine, NotChecked, LeftOut };

    explicit UtteranceFilter(UtteranceTableModel* model, QObject* parent = nullptr);

    /// Part of the name, letters of either case.
    void setText(const QString& text);
    /// Nothing: all sets.
    void setSetRole(std::optional<SetRole> role);
    void setState(State state);
    bool isActive() const { return !m_text.empty() || m_role || m_state != Any; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    bool stateFits(int row) const;

    UtteranceTableModel* m_model;
    std::string m_text; ///< lower case where it is ASCII
    bool m_ascii = true;
    QString m_wide; ///< as typed, for names beyond ASCII
    std::optional<SetRole> m_role;
    State m_state = Any;
};

} // namespace sonorant
