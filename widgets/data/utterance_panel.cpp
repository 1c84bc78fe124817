// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/utterance_panel.h"

#include "widgets/data/finding_text.h"
#include "widgets/theme/roomy_delegate.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QFontMetrics>
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

const QString columnsSetting = QStringLiteral("data/columns-3"); // -2: since the state stands beside the set
constexpr int nameWidth = 150, setWidth = 76, stateWidth = 126, numberWidth = 62;

} // namespace

UtterancePanel::UtterancePanel(UtteranceTableModel* model, QWidget* parent)
    : QWidget(parent), m_model(model), m_filter(new UtteranceFilter(model, this)), m_table(new QTableView),
      m_search(new QLineEdit), m_sets(new QComboBox), m_states(new QComboBox), m_count(makeMuted({})) {
    buildTable();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addWidget(buildFilters());
    column->addWidget(m_table, 1);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &UtterancePanel::showCount);
    connect(m_filter, &QAbstractItemModel::modelReset, this, [this] {
        fitColumns();
        showCount();
    });
    connect(m_filter, &QAbstractItemModel::layoutChanged, this, &UtterancePanel::showCount);
    showCount();
}

UtterancePanel::~UtterancePanel() {
    if (m_model->rowCount() > 0)
        QSettings().setValue(columnsSetting, m_table->horizontalHeader()->saveState());
}

QWidget* UtterancePanel::buildFilters() {
    auto* const bar = new QWidget;
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    m_search->setPlaceholderText(tr("Find an utterance"));
    m_search->setAccessibleName(tr("Find an utterance"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(lineIcon(QStringLiteral("search"), themeColours().muted), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(140);
    m_sets->setAccessibleName(tr("Set"));
    m_sets->addItem(tr("All sets"), -1);
    for (const SetRole role : {SetRole::Training, SetRole::Validation, SetRole::Test})
        m_sets->addItem(roleWords(role), static_cast<int>(role));
    m_states->setAccessibleName(tr("State"));
    m_states->addItem(tr("All states"), UtteranceFilter::Any);
    m_states->addItem(tr("With findings"), UtteranceFilter::WithFindings);
    m_states->addItem(gradeIcon(FindingGrade::Error), tr("Errors"), UtteranceFilter::WithErrors);
    m_states->addItem(gradeIcon(FindingGrade::Warning), tr("Warnings"), UtteranceFilter::WithWarnings);
    m_states->addItem(tr("Fine"), UtteranceFilter::Fine);
    m_states->addItem(tr("Not checked"), UtteranceFilter::NotChecked);
    m_states->addItem(tr("Left out"), UtteranceFilter::LeftOut);
    row->addWidget(m_search, 1);
    row->addWidget(m_sets);
    row->addWidget(m_states);
    row->addWidget(m_count);
    connect(m_search, &QLineEdit::textChanged, m_filter, &UtteranceFilter::setText);
    connect(m_sets, &QComboBox::currentIndexChanged, this, [this] {
        const int role = m_sets->currentData().toInt();
        m_filter->setSetRole(role < 0 ? std::nullopt : std::optional(static_cast<SetRole>(role)));
        showCount();
    });
    connect(m_states, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setState(static_cast<UtteranceFilter::State>(m_states->currentData().toInt()));
        showCount();
    });
    return bar;
}

void UtterancePanel::buildTable() {
    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("Utterances"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // as listed, until a header is clicked
    m_table->setTabKeyNavigation(false);
    m_table->setItemDelegate(new RoomyCellDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionsMovable(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT currentChanged(currentRow()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { Q_EMIT selectionChanged(); });
}

void UtterancePanel::fitColumns() {
    QHeaderView* const header = m_table->horizontalHeader();
    if (m_model->columnCount() == 0) return;
    if (header->restoreState(QSettings().value(columnsSetting).toByteArray()) &&
        header->count() == m_model->columnCount())
        return;
    // The state is what one looks for first: shown right after the set, wherever the model keeps it.
    for (int column = 0; column < header->count(); ++column)
        header->moveSection(header->visualIndex(column), column);
    header->moveSection(m_model->stateColumn(), UtteranceTableModel::Set + 1);
    const QFontMetrics metrics(header->font());
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QString title = m_model->headerData(column, Qt::Horizontal).toString();
        header->resizeSection(column, std::max(numberWidth, metrics.horizontalAdvance(title) + 3 * grid));
    }
    header->resizeSection(UtteranceTableModel::Name, nameWidth);
    header->resizeSection(UtteranceTableModel::Set, setWidth);
    header->resizeSection(m_model->stateColumn(), stateWidth);
}

void UtterancePanel::showCount() {
    const QLocale locale;
    const int shown = m_filter->rowCount(), all = m_model->rowCount();
    m_count->setText(shown == all ? tr("%1 in all").arg(locale.toString(all))
                                  : tr("%1 of %2").arg(locale.toString(shown), locale.toString(all)));
}

int UtterancePanel::currentRow() const {
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_filter->mapToSource(current).row() : -1;
}

void UtterancePanel::setCurrentRow(int row) {
    QModelIndex index = m_filter->mapFromSource(m_model->index(row, 0));
    if (!index.isValid()) {
        m_search->clear();
        m_sets->setCurrentIndex(0);
        m_states->setCurrentIndex(0);
        index = m_filter->mapFromSource(m_model->index(row, 0));
    }
    if (!index.isValid()) return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

QStringList UtterancePanel::selectedNames(bool leftOut) const {
    QSet<QString> seen; // a name may stand in several sets
    QStringList names;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        const int row = m_filter->mapToSource(index).row();
        if (m_model->check(row).leftOut != leftOut) continue;
        const QString name = QString::fromStdString(m_model->utterance(row).name);
        if (seen.contains(name)) continue;
        seen.insert(name);
        names << name;
    }
    return names;
}

} // namespace sonorant
