// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/checkpoint_panel.h"

#include "widgets/checkpoints/plain_table.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSettings>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sonorant {

namespace {

const QString columnsSetting = QStringLiteral("checkpoints/columns");

} // namespace

CheckpointPanel::CheckpointPanel(CheckpointTableModel* model, QWidget* parent)
    : QWidget(parent), m_model(model), m_filter(new CheckpointFilter(model, this)), m_table(new QTableView),
      m_search(new QLineEdit), m_marks(new QComboBox), m_count(makeMuted({})) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addWidget(buildFilters());
    column->addWidget(m_table, 1);
    buildTable();
    fitColumns();
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &CheckpointPanel::showCount);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &CheckpointPanel::showCount);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &CheckpointPanel::showCount);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &CheckpointPanel::showCount);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &CheckpointPanel::showCount);
    showCount();
}

CheckpointPanel::~CheckpointPanel() {
    QSettings().setValue(columnsSetting, m_table->horizontalHeader()->saveState());
}

QWidget* CheckpointPanel::buildFilters() {
    auto* const bar = new QWidget;
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    m_search->setPlaceholderText(tr("Run, epoch or file"));
    m_search->setAccessibleName(tr("Part of the name of a run, an epoch or a file"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(360);
    m_marks->setAccessibleName(tr("Which checkpoints"));
    m_marks->addItem(tr("All checkpoints"), CheckpointFilter::Any);
    m_marks->addItem(tr("Best only"), CheckpointFilter::Best);
    m_marks->addItem(tr("Kept only"), CheckpointFilter::Kept);
    row->addWidget(m_search, 1);
    row->addWidget(m_marks);
    row->addStretch(1);
    row->addWidget(m_count);
    connect(m_search, &QLineEdit::textChanged, m_filter, &CheckpointFilter::setText);
    connect(m_search, &QLineEdit::textChanged, this, &CheckpointPanel::showCount);
    connect(m_marks, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setMarked(static_cast<CheckpointFilter::Marked>(m_marks->currentData().toInt()));
        showCount();
    });
    return bar;
}

void CheckpointPanel::buildTable() {
    makePlain(*m_table);
    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("Checkpoints"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1,
                          Qt::AscendingOrder); // the newest run and epoch first, until a header is clicked
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CheckpointPanel::selectionChanged);
}

void CheckpointPanel::fitColumns() {
    QHeaderView* const header = m_table->horizontalHeader();
    if (header->restoreState(QSettings().value(columnsSetting).toByteArray())) return;
    const int widths[] = {250, 200, 120, 130, 120, 100, 160};
    for (int column = 0; column < CheckpointTableModel::ColumnCount; ++column)
        header->resizeSection(column, widths[column]);
}

void CheckpointPanel::showCount() {
    const QLocale locale;
    const int shown = m_filter->rowCount(), all = m_model->rowCount();
    m_count->setText(shown == all ? tr("%1 in all").arg(locale.toString(all))
                                  : tr("%1 of %2").arg(locale.toString(shown), locale.toString(all)));
}

std::vector<ListedCheckpoint> CheckpointPanel::selected() const {
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    std::vector<ListedCheckpoint> chosen;
    for (const QModelIndex& index : rows)
        chosen.push_back(m_model->at(m_filter->mapToSource(index).row()));
    return chosen;
}

bool CheckpointPanel::select(const Path& file) {
    const int row = m_model->rowOf(file);
    if (row < 0) return false;
    QModelIndex index = m_filter->mapFromSource(m_model->index(row, 0));
    if (!index.isValid()) {
        m_search->clear();
        m_marks->setCurrentIndex(0);
        index = m_filter->mapFromSource(m_model->index(row, 0));
    }
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    return true;
}

} // namespace sonorant
