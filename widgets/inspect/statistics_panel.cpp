// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/statistics_panel.h"

#include "widgets/inspect/document_text.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace sonorant {

StatisticsPanel::StatisticsPanel(QWidget* parent)
    : QWidget(parent), m_scope(new QComboBox), m_table(new QTableView),
      m_histogram(new BarPlot(tr("Value"), tr("Count"))), m_note(makeMuted({})),
      m_again(new QPushButton(tr("Count again"))) {
    m_scope->addItems({tr("All values"), QString()});
    m_scope->setAccessibleName(tr("Whose statistics"));
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Statistics"));
    m_table->setShowGrid(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + grid);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setFixedHeight(StatisticsModel::RowCount * m_table->verticalHeader()->defaultSectionSize() + 2);
    m_histogram->setAccessibleName(tr("Histogram"));
    m_note->setWordWrap(true);
    auto* const frame = new QFrame;
    setRole(frame, "surface");
    auto* const inside = new QVBoxLayout(frame);
    inside->setContentsMargins(grid, grid, grid, 4);
    frame->setMinimumHeight(m_histogram->minimumSizeHint().height());
    inside->addWidget(m_histogram);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addWidget(m_scope);
    column->addWidget(m_table);
    column->addWidget(frame, 1);
    column->addWidget(m_note);
    column->addWidget(m_again);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &StatisticsPanel::refresh);
    connect(m_again, &QPushButton::clicked, this, &StatisticsPanel::countWanted);
    refresh();
}

void StatisticsPanel::setDocument(const DocumentPtr& document) {
    m_document = document;
    m_column = 0;
    m_scope->setVisible(document && document->columns() > 1);
    setStatistics(std::nullopt, document != nullptr);
}

void StatisticsPanel::setStatistics(const std::optional<DocumentStatistics>& statistics, bool busy) {
    m_statistics = statistics;
    m_busy = busy;
    refresh();
}

void StatisticsPanel::setColumn(std::int64_t column) {
    m_column = column;
    refresh();
}

bool StatisticsPanel::isOfColumn() const {
    return m_scope->currentIndex() == 1 && m_document && m_document->columns() > 1;
}

void StatisticsPanel::refresh() {
    if (m_document) {
        QString name = columnText(m_document->info(), m_column);
        m_scope->setItemText(1, name.replace(0, 1, name.at(0).toUpper()));
    }
    std::optional<ValueStatistics> shown;
    const auto column = static_cast<std::size_t>(m_column);
    if (m_statistics && !isOfColumn()) shown = m_statistics->all;
    if (m_statistics && isOfColumn() && column < m_statistics->columns.size())
        shown = m_statistics->columns[column];
    m_model.setStatistics(shown);
    m_histogram->setHistogram(shown ? shown->histogram : Histogram{});
    m_histogram->setVisible(shown.has_value()); // empty axes would say that there is nothing
    QStringList notes;
    if (shown && shown->below + shown->above > 0)
        notes << tr("%1 values far off are not in the histogram.").arg(shown->below + shown->above);
    if (m_document && !shown)
        notes << (m_busy ? tr("Counting the values ...") : tr("The values were not counted."));
    m_note->setText(notes.join(QLatin1Char('\n')));
    m_note->setVisible(!notes.isEmpty());
    m_again->setVisible(m_document && !m_statistics && !m_busy);
}

QString StatisticsPanel::note() const {
    return m_note->text();
}

} // namespace sonorant
