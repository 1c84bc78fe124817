// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/plain_table.h"

#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

namespace sonorant {

namespace {

/// Cells begin and end where their headers do, which the style sheet gives more room.
class PlainDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem inner(option);
        if (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight)
            inner.rect.adjust(0, 0, -4, 0);
        else
            inner.rect.adjust(5, 0, 0, 0);
        if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, themeColours().selected);
        QStyledItemDelegate::paint(painter, inner, index);
    }
};

} // namespace

void makePlain(QTableView& table) {
    table.setItemDelegate(new PlainDelegate(&table));
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(26);
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setHighlightSections(false);
}

} // namespace sonorant
