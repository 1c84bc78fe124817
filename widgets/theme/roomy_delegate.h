// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace sonorant {

/// Room at both ends of a cell, as much as its header has: numbers that stand right do not touch the border.
class RoomyCellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem inner(option);
        const bool right = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
        const bool ticks = index.flags() & Qt::ItemIsUserCheckable;
        if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, themeColours().selected);
        if (right)
            inner.rect.adjust(0, 0, -grid + 2, 0);
        else if (!ticks) // a box is where the mouse expects it
            inner.rect.adjust(grid / 2, 0, 0, 0);
        QStyledItemDelegate::paint(painter, inner, index);
    }
};

} // namespace sonorant
