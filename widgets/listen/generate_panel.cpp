// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/generate_panel.h"

#include "widgets/data/finding_text.h"
#include "widgets/listen/checkpoint_model.h"
#include "widgets/listen/generation.h"
#include "widgets/listen/listen_utterance_model.h"
#include "widgets/theme/roomy_delegate.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace sonorant {

namespace {

const QString listsSetting = QStringLiteral("listen/splitLists");

} // namespace

GeneratePanel::GeneratePanel(ListenLibrary* library, CheckpointModel* checkpoints, Generation* generation,
                             QWidget* parent)
    : QWidget(parent), m_library(library), m_checkpoints(checkpoints), m_generation(generation),
      m_utterances(new ListenUtteranceModel(library, this)),
      m_filter(new ListenUtteranceFilter(m_utterances, this)), m_runs(new QComboBox), m_sets(new QComboBox),
      m_checkpointTable(new QTableView), m_utteranceTable(new QTableView), m_search(new QLineEdit),
      m_generate(new QPushButton), m_all(new QPushButton), m_bar(new QProgressBar), m_status(makeMuted({})),
      m_lists(new QSplitter(Qt::Vertical)) {
    m_lists->setChildrenCollapsible(false);
    m_lists->setHandleWidth(12);
    m_lists->addWidget(buildCheckpoints());
    m_lists->addWidget(buildUtterances());
    m_lists->setSizes({230, 340});
    m_lists->restoreState(QSettings().value(listsSetting).toByteArray());
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addWidget(m_lists, 1);
    column->addWidget(buildAction());
    connectParts();
    listRuns();
    showState();
}

GeneratePanel::~GeneratePanel() {
    QSettings().setValue(listsSetting, m_lists->saveState());
}

void GeneratePanel::prepareTable(QTableView* table, const QString& name) {
    table->setAccessibleName(name);
    table->setToolTip(tr("Return ticks the row"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setItemDelegate(new RoomyCellDelegate(table));
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(26);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->resizeSection(1, 74);
    table->horizontalHeader()->resizeSection(2, 74);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->installEventFilter(this);
}

QWidget* GeneratePanel::buildCheckpoints() {
    auto* const part = new QWidget;
    auto* const column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    m_runs->setAccessibleName(tr("Run"));
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_runs->setMinimumContentsLength(16);
    m_checkpointTable->setModel(m_checkpoints);
    prepareTable(m_checkpointTable, tr("Checkpoints"));
    column->addWidget(makeHeading(tr("Checkpoints")));
    column->addWidget(m_runs);
    column->addWidget(m_checkpointTable, 1);
    return part;
}

QWidget* GeneratePanel::buildUtterances() {
    auto* const part = new QWidget;
    auto* const column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    m_search->setPlaceholderText(tr("Find an utterance"));
    m_search->setAccessibleName(tr("Find an utterance"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(lineIcon(QStringLiteral("search"), themeColours().muted), QLineEdit::LeadingPosition);
    m_sets->setAccessibleName(tr("Set"));
    m_sets->addItem(tr("All sets"), -1);
    for (const SetRole role : {SetRole::Test, SetRole::Validation, SetRole::Training})
        m_sets->addItem(roleWords(role), static_cast<int>(role));
    m_all->setText(tr("Tick all"));
    m_all->setToolTip(tr("Ticks all utterances of the list, or takes the ticks away"));
    auto* const head = new QHBoxLayout;
    head->addWidget(makeHeading(tr("Utterances")), 1);
    head->addWidget(m_all);
    auto* const find = new QHBoxLayout;
    find->setSpacing(grid);
    find->addWidget(m_search, 1);
    find->addWidget(m_sets);
    m_utteranceTable->setModel(m_filter);
    prepareTable(m_utteranceTable, tr("Utterances"));
    column->addLayout(head);
    column->addLayout(find);
    column->addWidget(m_utteranceTable, 1);
    return part;
}

QWidget* GeneratePanel::buildAction() {
    auto* const part = new QWidget;
    auto* const column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    setRole(m_generate, "primary");
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of generating"));
    m_status->setWordWrap(true);
    m_status->setMinimumHeight(m_status->fontMetrics().lineSpacing() * 2);
    m_status->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(m_generate);
    column->addWidget(m_bar);
    column->addWidget(m_status);
    return part;
}

void GeneratePanel::connectParts() {
    connect(m_library, &ListenLibrary::runsChanged, this, &GeneratePanel::listRuns);
    connect(m_runs, &QComboBox::activated, this, &GeneratePanel::runChosen);
    connect(m_search, &QLineEdit::textChanged, m_filter, &ListenUtteranceFilter::setText);
    connect(m_sets, &QComboBox::currentIndexChanged, this, [this] {
        const int role = m_sets->currentData().toInt();
        m_filter->setSetRole(role < 0 ? std::nullopt : std::optional(static_cast<SetRole>(role)));
    });
    connect(m_checkpointTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        Q_EMIT checkpointChanged(currentCheckpoint());
        showState();
    });
    connect(m_utteranceTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        Q_EMIT utteranceChanged(currentUtterance());
        showState();
    });
    connect(m_checkpoints, &CheckpointModel::ticksChanged, this, &GeneratePanel::showState);
    connect(m_checkpoints, &QAbstractItemModel::modelReset, this, &GeneratePanel::showState);
    connect(m_utterances, &ListenUtteranceModel::ticksChanged, this, &GeneratePanel::showState);
    connect(m_generation, &Generation::changed, this, &GeneratePanel::showState);
    connect(m_all, &QPushButton::clicked, this, [this] { tickShown(m_utterances->tickedCount() == 0); });
    connect(m_generate, &QPushButton::clicked, this, [this] {
        if (m_generation->isRunning())
            m_generation->cancel();
        else
            Q_EMIT generateWanted();
    });
}

void GeneratePanel::listRuns() {
    const QSignalBlocker quiet(m_runs);
    m_runs->clear();
    for (const ListenRun& run : m_library->runs())
        m_runs->addItem(runText(run), QString::fromStdString(run.name));
    m_runs->setCurrentIndex(m_checkpoints->run());
    m_runs->setEnabled(m_runs->count() > 1);
    showState();
}

void GeneratePanel::setRun(int run) {
    m_checkpoints->setRun(run);
    m_runs->setCurrentIndex(run);
    const ListenRun* const shown = m_checkpoints->listenRun();
    m_runs->setToolTip(shown ? QString::fromStdString(toUtf8(shown->folder)) : QString());
}

int GeneratePanel::currentUtterance() const {
    const QModelIndex index = m_utteranceTable->currentIndex();
    return index.isValid() ? m_filter->mapToSource(index).row() : -1;
}

void GeneratePanel::setCurrentUtterance(int row) {
    QModelIndex index = m_filter->mapFromSource(m_utterances->index(row, 0));
    if (!index.isValid()) {
        m_search->clear();
        m_sets->setCurrentIndex(0);
        index = m_filter->mapFromSource(m_utterances->index(row, 0));
    }
    if (index.isValid()) m_utteranceTable->setCurrentIndex(index);
}

int GeneratePanel::currentCheckpoint() const {
    return m_checkpointTable->currentIndex().row();
}

void GeneratePanel::tickShown(bool ticked) {
    if (!ticked) return m_utterances->setTicked(m_utterances->tickedRows(), false);
    std::vector<int> rows;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        rows.push_back(m_filter->mapToSource(m_filter->index(row, 0)).row());
    m_utterances->setTicked(rows, true);
}

std::vector<AuditionTask> GeneratePanel::tasks() const {
    std::vector<std::pair<SetRole, std::string>> utterances;
    std::vector<int> rows = m_utterances->tickedRows();
    if (rows.empty() && currentUtterance() >= 0) rows.push_back(currentUtterance());
    for (const int row : rows)
        utterances.emplace_back(m_utterances->utterance(row).role, m_utterances->utterance(row).name);
    std::vector<AuditionTask> tasks;
    if (utterances.empty()) return tasks;
    for (const auto& [run, checkpoint] : m_checkpoints->ticked())
        tasks.push_back({run->folder, *checkpoint, utterances});
    if (tasks.empty() && m_checkpoints->listenRun() && currentCheckpoint() >= 0)
        tasks.push_back(
            {m_checkpoints->listenRun()->folder, m_checkpoints->checkpoint(currentCheckpoint()), utterances});
    return tasks;
}

void GeneratePanel::showState() {
    const bool running = m_generation->isRunning();
    const std::vector<AuditionTask> wanted = running ? std::vector<AuditionTask>() : tasks();
    m_bar->setVisible(running);
    m_all->setText(m_utterances->tickedCount() == 0 ? tr("Tick all") : tr("Untick all"));
    if (running) {
        m_generate->setText(m_generation->isCancelling() ? tr("Stopping ...") : tr("Cancel"));
        m_generate->setEnabled(!m_generation->isCancelling());
        m_bar->setRange(0, static_cast<int>(m_generation->wanted()));
        m_bar->setValue(static_cast<int>(m_generation->made()));
    } else {
        const auto utterances = wanted.empty() ? 0 : static_cast<int>(wanted.front().utterances.size());
        const QString count = wanted.size() > 1 ? tr("Generate %1 × %2").arg(utterances).arg(wanted.size())
                              : utterances > 1  ? tr("Generate %1").arg(utterances)
                                                : tr("Generate");
        m_generate->setText(count);
        m_generate->setEnabled(!wanted.empty());
        m_generate->setToolTip(tr("Utterances: %1, checkpoints: %2 (G)").arg(utterances).arg(wanted.size()));
    }
    m_status->setText(m_generation->words());
}

bool GeneratePanel::eventFilter(QObject* watched, QEvent* event) {
    auto* const table = qobject_cast<QTableView*>(watched);
    if (!table || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const QModelIndex index = table->currentIndex().siblingAtColumn(0);
    if ((key != Qt::Key_Return && key != Qt::Key_Enter) || !index.isValid())
        return QWidget::eventFilter(watched, event);
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    table->model()->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    return true;
}

} // namespace sonorant
