// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/epoch_strip.h"

#include "widgets/listen/checkpoint_model.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace sonorant {

namespace {

constexpr int cellHeight = 28;

class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QString text = index.data(CheckpointModel::ShortRole).toString();
        return {std::max(34, option.fontMetrics.horizontalAdvance(text) + 18), cellHeight};
    }

    /// Ticks are set in the table; here a click chooses.
    bool editorEvent(QEvent*, QAbstractItemModel*, const QStyleOptionViewItem&, const QModelIndex&) override {
        return false;
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const ThemeColours& colours = themeColours();
        const bool chosen = option.state & QStyle::State_Selected;
        const bool sound = index.data(CheckpointModel::HasSoundRole).toBool();
        const QRectF cell = QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QPen edge(chosen ? colours.accent : colours.border, chosen ? 2 : 1);
        if (!sound) edge.setStyle(Qt::DashLine);
        painter->setPen(edge);
        painter->setBrush(chosen ? colours.selected : sound ? colours.surface : QColor(Qt::transparent));
        painter->drawRoundedRect(cell, 4, 4);
        painter->setPen(sound || chosen ? colours.text : colours.muted);
        painter->drawText(option.rect, Qt::AlignCenter, index.data(CheckpointModel::ShortRole).toString());
        if (index.data(CheckpointModel::BestRole).toBool()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(curves::onSurface(curves::best));
            painter->drawEllipse(QPointF(cell.right() - 4, cell.top() + 4), 2.5, 2.5);
        }
        painter->restore();
    }
};

} // namespace

EpochStrip::EpochStrip(CheckpointModel* model, QWidget* parent) : QListView(parent) {
    setModel(model);
    setItemDelegate(new CellDelegate(this));
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(false);
    setAccessibleName(tr("Checkpoints of the run: what is heard as B"));
    setToolTip(tr("The utterance through the epochs: [ and ] go to the one before and the next. "
                  "Dashed: not generated yet."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize EpochStrip::sizeHint() const {
    // Room for the scroll bar where there are more than fit.
    return {400, cellHeight + 2 * frameWidth() + 10};
}

QItemSelectionModel::SelectionFlags EpochStrip::selectionCommand(const QModelIndex& index,
                                                                 const QEvent* event) const {
    return QListView::selectionCommand(index, event) | QItemSelectionModel::Rows;
}

void EpochStrip::stepTo(int step) {
    const int count = model()->rowCount();
    for (int row = currentIndex().isValid() ? currentIndex().row() + step : (step > 0 ? 0 : count - 1);
         row >= 0 && row < count; row += step) {
        const QModelIndex index = model()->index(row, 0);
        if (!index.data(CheckpointModel::HasSoundRole).toBool()) continue;
        setCurrentIndex(index);
        scrollTo(index);
        return;
    }
}

} // namespace sonorant
