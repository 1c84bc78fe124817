// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/figures_panel.h"

#include "core/base/error.h"
#include "widgets/frame/message_area.h"
#include "widgets/listen/checkpoint_model.h"
#include "widgets/theme/roomy_delegate.h"
#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace sonorant {

FiguresPanel::FiguresPanel(ListenLibrary* library, CheckpointModel* checkpoints, JobArea* jobs,
                           MessageArea* messages, QWidget* parent)
    : QWidget(parent), m_library(library), m_checkpoints(checkpoints), m_messages(messages), m_board(jobs),
      m_model(&m_board), m_scope(new QComboBox),
      m_copy(new QPushButton(lineIcon(QStringLiteral("copy")), QLatin1Char(' ') + tr("Copy"))),
      m_export(new QPushButton(lineIcon(QStringLiteral("export")), QLatin1Char(' ') + tr("Export CSV"))),
      m_table(new QTableView), m_note(makeMuted({})) {
    build();
    m_delay.setSingleShot(true);
    m_delay.setInterval(150);
    connect(&m_delay, &QTimer::timeout, this, &FiguresPanel::collect);
    const auto later = [this] { m_delay.start(); };
    connect(m_library, &ListenLibrary::runsChanged, this, later);
    connect(m_library, &ListenLibrary::utterancesChanged, this, later);
    connect(m_library, &ListenLibrary::soundAdded, this, later);
    connect(m_checkpoints, &CheckpointModel::ticksChanged, this, later);
    connect(m_scope, &QComboBox::currentIndexChanged, this, later);
    connect(&m_board, &FigureBoard::found, this, [this] {
        m_model.update();
        showState();
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_model.toText(QLatin1Char('\t'))); });
    connect(m_export, &QPushButton::clicked, this, &FiguresPanel::chooseFile);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (!m_model.isMean(index.row())) Q_EMIT pairChosen(m_model.pair(index.row()));
    });
    showState();
}

void FiguresPanel::build() {
    m_scope->setAccessibleName(tr("Figures of"));
    m_scope->addItem(tr("Selected checkpoint"), Current);
    m_scope->addItem(tr("All of this run"), Run);
    m_scope->addItem(tr("Ticked checkpoints"), Ticked);
    m_copy->setToolTip(tr("Copies the table for a spreadsheet"));
    m_export->setToolTip(tr("Writes the table as a CSV file"));
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* const head = new QHBoxLayout;
    head->setSpacing(grid);
    head->addWidget(makeHeading(tr("Figures")));
    head->addWidget(m_scope);
    head->addWidget(m_note, 1);
    head->addWidget(m_copy);
    head->addWidget(m_export);
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Figures"));
    m_table->setToolTip(tr("Return or a double click shows the utterance"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setItemDelegate(new RoomyCellDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* const header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(60);
    m_table->setSortingEnabled(true);
    header->ensurePolished(); // names are as wide as the style sheet makes them, in any language
    for (int column = 0; column < m_model.columnCount(); ++column)
        header->resizeSection(
            column, std::max(column == FiguresModel::Checkpoint ? 110 : 84, header->sectionSizeHint(column)));
    header->setSectionResizeMode(FiguresModel::Utterance, QHeaderView::Stretch);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addLayout(head);
    column->addWidget(m_table, 1);
}

void FiguresPanel::setCheckpoint(int row) {
    m_row = row;
    m_delay.start();
}

void FiguresPanel::clear() {
    m_board.clear();
    m_row = -1;
    m_model.setPairs({});
    showState();
}

void FiguresPanel::addPairs(const ListenRun& run, const ListenCheckpoint& checkpoint,
                            std::vector<MeasuredPair>& found) const {
    std::set<Path> seen;
    for (const ListenUtterance& utterance : m_library->utterances()) {
        if (utterance.natural.empty()) continue;
        const GeneratedSound* const sound = m_library->sound(run.folder, checkpoint, utterance.name);
        if (!sound) continue;
        // An utterance that stands in several sets is one all the same.
        if (!seen.insert(sound->file).second) continue;
        found.push_back({utterance.name, run.folder, checkpoint, utterance.natural, sound->file});
    }
}

std::vector<MeasuredPair> FiguresPanel::pairs() const {
    std::vector<MeasuredPair> found;
    const ListenRun* const run = m_checkpoints->listenRun();
    const int scope = m_scope->currentData().toInt();
    if (scope == Ticked) {
        for (const auto& [owner, checkpoint] : m_checkpoints->ticked())
            addPairs(*owner, *checkpoint, found);
    } else if (run && scope == Run) {
        for (int row = 0; row < m_checkpoints->rowCount(); ++row)
            addPairs(*run, m_checkpoints->checkpoint(row), found);
    } else if (run && m_row >= 0 && m_row < m_checkpoints->rowCount()) {
        addPairs(*run, m_checkpoints->checkpoint(m_row), found);
    }
    return found;
}

void FiguresPanel::collect() {
    m_delay.stop();
    std::vector<MeasuredPair> found = pairs();
    m_model.setPairs(found);
    // Nobody waits for figures of a page that is not looked at.
    if (isVisible()) m_board.want(std::move(found), static_cast<int>(m_library->project().data.wavSampRate));
    showState();
}

void FiguresPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_delay.start();
}

void FiguresPanel::showState() {
    const bool any = m_model.pairCount() > 0;
    m_copy->setEnabled(any);
    m_export->setEnabled(any);
    m_note->setText(m_board.isMeasuring() ? tr("Measuring ...")
                    : any                 ? QString()
                                          : tr("What was generated is measured here."));
}

bool FiguresPanel::writeCsv(const QString& file) {
    try {
        writeFileAtomically(Path(file.toStdString()), m_model.toText(QLatin1Char(',')).toStdString());
        return true;
    } catch (const Error& error) {
        m_messages->show(QStringLiteral("listen"),
                         {NoticeKind::Error, QString::fromUtf8(error.what()), {}, {}});
        return false;
    }
}

void FiguresPanel::chooseFile() {
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export figures"), QStringLiteral("figures.csv"), tr("CSV (*.csv);;All files (*)"));
    if (!file.isEmpty()) writeCsv(file);
}

} // namespace sonorant
