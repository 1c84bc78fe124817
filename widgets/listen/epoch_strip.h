// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace sonorant {

class CheckpointModel;

/// The checkpoints of a run side by side: one utterance through the epochs. Those with a sound of it are
/// plain, the others faint; the best one has a mark.
class EpochStrip : public QListView {
    Q_OBJECT
public:
    explicit EpochStrip(CheckpointModel* model, QWidget* parent = nullptr);

    /// To the next checkpoint that has a sound. @param step 1 or -1
    void stepTo(int step);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    /// Rows: the choice is shared with a table.
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event) const override;
};

} // namespace sonorant
