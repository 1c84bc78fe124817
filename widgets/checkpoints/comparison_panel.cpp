// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/comparison_panel.h"

#include "widgets/checkpoints/checkpoint_text.h"
#include "widgets/checkpoints/plain_table.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace sonorant {

namespace {

QString nameOf(const ListedCheckpoint& checkpoint) {
    return QStringLiteral("%1, %2").arg(runTitle(*checkpoint.run), checkpointTitle(*checkpoint));
}

} // namespace

ComparisonPanel::ComparisonPanel(QWidget* parent)
    : QWidget(parent), m_options({tr("Option"), tr("A"), tr("B")}), m_heading(makeHeading({})),
      m_summary(makeMuted({})), m_said(makeMuted({})), m_optionsRemark(makeMuted({})),
      m_stack(new QStackedWidget), m_optionsStack(new QStackedWidget), m_weightTable(new QTableView),
      m_optionTable(new QTableView) {
    auto* const close = new QPushButton(tr("Close comparison"));
    connect(close, &QPushButton::clicked, this, &ComparisonPanel::closed);
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* const head = new QHBoxLayout;
    head->setSpacing(grid * 2);
    head->addWidget(m_heading, 1);
    head->addWidget(close);
    m_said->setAlignment(Qt::AlignCenter);
    m_said->setWordWrap(true);
    m_stack->addWidget(buildTables());
    m_stack->addWidget(m_said);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addLayout(head);
    column->addWidget(m_summary);
    column->addWidget(m_stack, 1);
}

ComparisonPanel::~ComparisonPanel() {
    // The views look at models that are members, and would go first.
    m_weightTable->setModel(nullptr);
    m_optionTable->setModel(nullptr);
}

QWidget* ComparisonPanel::buildTables() {
    makePlain(*m_weightTable);
    m_weightTable->setModel(&m_weights);
    m_weightTable->setAccessibleName(tr("Weights, the greatest change first"));
    const int widths[] = {250, 84, 84, 120};
    for (int i = 0; i < ChangeTableModel::ColumnCount; ++i)
        m_weightTable->horizontalHeader()->resizeSection(i, widths[i]);
    makePlain(*m_optionTable);
    m_optionTable->setModel(&m_options);
    m_optionTable->setAccessibleName(tr("Options that differ"));
    m_optionTable->horizontalHeader()->resizeSection(0, 190);
    m_optionTable->horizontalHeader()->resizeSection(1, 130);
    m_optionsRemark->setAlignment(Qt::AlignCenter);
    m_optionsRemark->setWordWrap(true);
    m_optionsStack->addWidget(m_optionTable);
    m_optionsStack->addWidget(m_optionsRemark);
    auto* const part = new QWidget;
    auto* const row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(pageMargin);
    row->addWidget(m_weightTable, 3);
    row->addWidget(m_optionsStack, 2);
    return part;
}

void ComparisonPanel::begin(const ListedCheckpoint& first, const ListedCheckpoint& second) {
    m_heading->setText(tr("A: %1    B: %2").arg(nameOf(first), nameOf(second)));
    m_heading->setToolTip(
        QStringLiteral("A: %1\nB: %2")
            .arg(QString::fromStdString(toUtf8(first->file)), QString::fromStdString(toUtf8(second->file))));
    m_summary->clear();
    say(tr("Comparing ..."));
}

void ComparisonPanel::show(const CheckpointDifference& difference) {
    const CheckpointComparison& weights = difference.weights;
    m_weights.setTensors(weights.tensors);
    std::size_t odd = 0;
    for (const TensorChange& tensor : weights.tensors)
        odd += tensor.kind != TensorChange::Kind::Both;
    QStringList parts{tr("All weights together: %1").arg(changeText(weights.relative)),
                      tr("unchanged tensors: %1").arg(weights.equal)};
    if (odd > 0) parts << tr("not comparable: %1").arg(odd);
    m_summary->setText(parts.join(QStringLiteral("  ·  ")));
    std::vector<TextTableModel::Row> rows;
    for (const OptionPair& option : difference.options) {
        const auto text = [](const std::string& value) {
            return value.empty() ? QStringLiteral("–") : QString::fromStdString(value);
        };
        rows.push_back({{QString::fromStdString(option.path), text(option.first), text(option.second)},
                        QString::fromStdString(option.label)});
    }
    m_optionsRemark->setText(!difference.optionsTrouble.empty()
                                 ? QString::fromStdString(difference.optionsTrouble)
                                 : tr("Both were trained with the same options."));
    m_optionsStack->setCurrentIndex(rows.empty() ? 1 : 0);
    m_options.setRows(std::move(rows));
    m_stack->setCurrentIndex(0);
}

void ComparisonPanel::say(const QString& text, const QString& hint) {
    m_said->setText(hint.isEmpty() ? text : text + QLatin1Char('\n') + hint);
    m_stack->setCurrentWidget(m_said);
}

QString ComparisonPanel::heading() const {
    return m_heading->text();
}

QString ComparisonPanel::summary() const {
    return m_summary->text();
}

QString ComparisonPanel::optionsRemark() const {
    return m_optionsStack->currentIndex() == 1 ? m_optionsRemark->text() : QString();
}

QString ComparisonPanel::said() const {
    return m_stack->currentWidget() == m_said ? m_said->text() : QString();
}

} // namespace sonorant
