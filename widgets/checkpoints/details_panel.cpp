// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/details_panel.h"

#include "widgets/checkpoints/checkpoint_text.h"
#include "widgets/checkpoints/plain_table.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace sonorant {

namespace {

const QString tensorColumnsSetting = QStringLiteral("checkpoints/tensorColumns");

} // namespace

DetailsPanel::DetailsPanel(QWidget* parent)
    : QWidget(parent), m_facts({tr("Fact"), tr("Value")}),
      m_options({tr("Option"), tr("Value"), tr("Default")}), m_heading(makeHeading({})),
      m_place(makeMuted({})), m_said(makeMuted({})), m_tabs(new QTabBar), m_stack(new QStackedWidget),
      m_tensorTable(new QTableView), m_factTable(new QTableView), m_optionTable(new QTableView),
      m_rows(new QPlainTextEdit), m_histogram(new BarPlot(tr("Value"), tr("Count"))),
      m_tensorName(makeMuted({})),
      m_onlyChanged(new QCheckBox(tr("Only those that differ from the default"))) {
    m_tabs->addTab(tr("Tensors"));
    m_tabs->addTab(tr("State"));
    m_tabs->addTab(tr("Options"));
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Tensors, state or options"));
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_said->setAlignment(Qt::AlignCenter);
    m_said->setWordWrap(true);
    m_stack->addWidget(buildTensors());
    m_stack->addWidget(buildState());
    m_stack->addWidget(buildOptions());
    m_stack->addWidget(m_said);
    auto* const head = new QHBoxLayout;
    head->setSpacing(grid * 2);
    head->addWidget(m_heading);
    head->addWidget(m_place, 1);
    head->addWidget(m_tabs);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (m_stack->currentWidget() != m_said) m_stack->setCurrentIndex(tab);
    });
    say(tr("Choose a checkpoint to see what it holds."));
}

DetailsPanel::~DetailsPanel() {
    QSettings().setValue(tensorColumnsSetting, m_tensorTable->horizontalHeader()->saveState());
    // The views look at models that are members, and would go first.
    for (QTableView* const view : {m_tensorTable, m_factTable, m_optionTable})
        view->setModel(nullptr);
}

QWidget* DetailsPanel::buildTensors() {
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(&m_tensors);
    m_sorted->setSortRole(TensorTableModel::SortRole);
    makePlain(*m_tensorTable);
    m_tensorTable->setModel(m_sorted);
    m_tensorTable->setAccessibleName(tr("Tensors"));
    m_tensorTable->setSortingEnabled(true);
    m_tensorTable->sortByColumn(-1, Qt::AscendingOrder); // as saved, until a header is clicked
    m_tensorTable->horizontalHeader()->setSortIndicatorClearable(true);
    QHeaderView* const header = m_tensorTable->horizontalHeader();
    if (!header->restoreState(QSettings().value(tensorColumnsSetting).toByteArray())) {
        const int widths[] = {214, 94, 64, 76, 84, 76, 82, 76};
        for (int i = 0; i < TensorTableModel::ColumnCount; ++i)
            header->resizeSection(i, widths[i]);
    }
    connect(m_tensorTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DetailsPanel::showTensor);
    m_histogram->setAccessibleName(tr("Histogram of the chosen tensor"));
    m_tensorName->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* const frame = new QFrame;
    setRole(frame, "surface");
    frame->setMinimumWidth(260);
    auto* const inside = new QVBoxLayout(frame);
    inside->setContentsMargins(grid, grid, grid, 4);
    inside->setSpacing(4);
    inside->addWidget(m_tensorName);
    inside->addWidget(m_histogram, 1);
    auto* const part = new QWidget;
    auto* const row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(pageMargin);
    row->addWidget(m_tensorTable, 5);
    row->addWidget(frame, 2);
    return part;
}

QWidget* DetailsPanel::buildState() {
    makePlain(*m_factTable);
    m_factTable->setModel(&m_facts);
    m_factTable->setAccessibleName(tr("State"));
    m_factTable->horizontalHeader()->hide();
    m_factTable->horizontalHeader()->resizeSection(0, 220);
    m_rows->setReadOnly(true);
    m_rows->setFont(logFont());
    m_rows->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_rows->setAccessibleName(tr("The epochs so far"));
    m_rows->setPlaceholderText(tr("The file does not tell of its epochs."));
    auto* const part = new QWidget;
    auto* const row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(pageMargin);
    row->addWidget(m_factTable, 1);
    row->addWidget(m_rows, 1);
    return part;
}

QWidget* DetailsPanel::buildOptions() {
    makePlain(*m_optionTable);
    m_optionTable->setModel(&m_options);
    m_optionTable->setAccessibleName(tr("Options"));
    m_optionTable->horizontalHeader()->resizeSection(0, 320);
    m_optionTable->horizontalHeader()->resizeSection(1, 420);
    m_onlyChanged->setChecked(true);
    connect(m_onlyChanged, &QCheckBox::toggled, this, &DetailsPanel::listOptions);
    auto* const list = new QWidget;
    auto* const column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addWidget(m_onlyChanged);
    column->addWidget(m_optionTable, 1);
    m_noOptions = makeMuted({});
    m_noOptions->setAlignment(Qt::AlignCenter);
    m_noOptions->setWordWrap(true);
    m_optionsStack = new QStackedWidget;
    m_optionsStack->addWidget(list);
    m_optionsStack->addWidget(m_noOptions);
    return m_optionsStack;
}

void DetailsPanel::begin(const ListedCheckpoint& checkpoint) {
    m_heading->setText(QStringLiteral("%1, %2").arg(runTitle(*checkpoint.run), checkpointTitle(*checkpoint)));
    const QString path = QString::fromStdString(toUtf8(checkpoint->file));
    m_place->setText(QString::fromStdString(toUtf8(checkpoint->file.filename())));
    m_place->setToolTip(path);
    m_stack->setCurrentWidget(m_said);
    m_said->setText(tr("Reading ..."));
}

void DetailsPanel::show(CheckpointDetails details) {
    const QModelIndex current = m_tensorTable->currentIndex();
    const QString tensor =
        current.isValid() ? current.siblingAtColumn(TensorTableModel::Name).data().toString() : QString();
    m_details = std::move(details);
    const CheckpointSummary& summary = m_details.summary;
    m_tensors.setTensors(summary.tensors);
    const QLocale locale;
    std::vector<TextTableModel::Row> facts;
    facts.push_back({{tr("Tensors"), locale.toString(qlonglong(summary.tensors.size()))}});
    facts.push_back({{tr("Values in all"), locale.toString(qlonglong(summary.parameterCount))}});
    for (const auto& [name, value] : summary.facts)
        facts.push_back({{factText(name), QString::fromStdString(value)}});
    m_facts.setRows(std::move(facts));
    m_rows->setPlainText(QString::fromStdString(summary.info));
    listOptions();
    m_stack->setCurrentIndex(m_tabs->currentIndex());
    // The same tensor in the next checkpoint: its histogram can be watched from epoch to epoch.
    int row = 0;
    for (int i = 0; i < m_sorted->rowCount(); ++i)
        if (m_sorted->index(i, TensorTableModel::Name).data().toString() == tensor) row = i;
    m_tensorTable->setCurrentIndex(m_sorted->index(row, 0));
    showTensor();
}

void DetailsPanel::say(const QString& text, const QString& hint) {
    m_said->setText(hint.isEmpty() ? text : text + QLatin1Char('\n') + hint);
    m_stack->setCurrentWidget(m_said);
}

void DetailsPanel::clear(const QString& text) {
    m_heading->clear();
    m_place->clear();
    m_place->setToolTip({});
    say(text);
}

void DetailsPanel::showTab(Tab tab) {
    m_tabs->setCurrentIndex(tab);
}

QString DetailsPanel::heading() const {
    return m_heading->text();
}

QString DetailsPanel::said() const {
    return m_stack->currentWidget() == m_said ? m_said->text() : QString();
}

void DetailsPanel::showTensor() {
    const QModelIndex current = m_tensorTable->currentIndex();
    if (!current.isValid()) {
        m_histogram->setHistogram({});
        return m_tensorName->clear();
    }
    const TensorSummary& tensor = m_tensors.tensor(m_sorted->mapToSource(current).row());
    m_histogram->setHistogram(tensor.histogram);
    m_tensorName->setText(QString::fromStdString(tensor.name));
    m_tensorName->setToolTip(m_tensorName->text());
}

void DetailsPanel::listOptions() {
    const bool known = !m_details.options.empty();
    m_optionsStack->setCurrentIndex(known ? 0 : 1);
    m_noOptions->setText(m_details.optionsTrouble.empty()
                             ? tr("No config.toml lies beside this checkpoint: nobody knows its options.")
                             : QString::fromStdString(m_details.optionsTrouble));
    std::vector<TextTableModel::Row> rows;
    for (const OptionPair& option : m_details.options) {
        const bool changed = option.first != option.second;
        if (!changed && m_onlyChanged->isChecked()) continue;
        const QString label = QString::fromStdString(option.label);
        const QString unit = QString::fromStdString(option.unit);
        rows.push_back({{QString::fromStdString(option.path), QString::fromStdString(option.first),
                         QString::fromStdString(option.second)},
                        unit.isEmpty() ? label : QStringLiteral("%1 (%2)").arg(label, unit),
                        changed});
    }
    m_options.setRows(std::move(rows));
}

} // namespace sonorant
