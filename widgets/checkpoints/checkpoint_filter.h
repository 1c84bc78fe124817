// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/checkpoints/checkpoint_table_model.h"

#include <QSortFilterProxyModel>

namespace sonorant {

/// Sorts and filters checkpoints by text and mark. Compares numbers, not their texts; unknown losses come
/// last.
class CheckpointFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum Marked { Any, Best, Kept };

    explicit CheckpointFilter(CheckpointTableModel* model, QObject* parent = nullptr);

    /// Part of the name of the run, the checkpoint or its file, letters of either case.
    void setText(const QString& text);
    void setMarked(Marked marked);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    CheckpointTableModel* m_model;
    QString m_text;
    Marked m_marked = Any;
};

} // namespace sonorant
