// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/listen/listen_page.h"

#include "core/config/project_file.h"
#include "widgets/frame/message_area.h"
#include "widgets/listen/compare_panel.h"
#include "widgets/listen/display_options.h"
#include "widgets/listen/epoch_strip.h"
#include "widgets/listen/figures_panel.h"
#include "widgets/listen/generate_panel.h"
#include "widgets/listen/transport_bar.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"
#include "widgets/train/training_controller.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sonorant {

namespace {

/// Two configurations with the same one have the same utterances in the same files.
std::string fingerprintOf(ProjectConfig config) {
    config.training = {};
    config.model = {};
    return toUtf8(config.folder) + '\n' + writeProjectText(config);
}

} // namespace

ListenPage::ListenPage(const PageContext& context, QWidget* parent)
    : Page(parent), m_context(context), m_library(context.jobs), m_generation(context, &m_library),
      m_checkpoints(&m_library), m_comparison(&m_library), m_stack(new QStackedWidget),
      m_options(new DisplayOptions), m_generate(new GeneratePanel(&m_library, &m_checkpoints, &m_generation)),
      m_compare(new ComparePanel(&m_comparison, m_options)), m_strip(new EpochStrip(&m_checkpoints)),
      m_figures(new FiguresPanel(&m_library, &m_checkpoints, context.jobs, context.messages)),
      m_columns(new QSplitter(Qt::Horizontal)), m_rows(new QSplitter(Qt::Vertical)), m_title(makeHeading({})),
      m_missing(new QPushButton) {
    setObjectName(QStringLiteral("listen"));
    makeActions();
    m_stack->addWidget(
        buildEmptyState(tr("What a trained model generates is heard and seen here, beside the recordings."),
                        tr("Open a project"), "open", 0));
    m_stack->addWidget(
        buildEmptyState(tr("There is no checkpoint yet: train first, then listen to every epoch here."),
                        tr("Go to Train"), "train", 3));
    m_stack->addWidget(buildEmptyState(tr("Looking for checkpoints ..."), {}, "", 0));
    m_stack->addWidget(buildContent());
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    addActions(m_compare->transport()->keys());
    connectParts();
    connectChoices();
    guardSpace();
    projectChanged();
}

ListenPage::~ListenPage() {
    remember();
    saveLayout();
    m_comparison.player()->stop();
    delete m_stack; // its views look at members, which would go first
}

ListenPage::StackIndex ListenPage::shown() const {
    return static_cast<StackIndex>(m_stack->currentIndex());
}

void ListenPage::connectParts() {
    connect(m_context.project, &ProjectSession::configChanged, this, &ListenPage::projectChanged);
    connect(m_context.project, &ProjectSession::closed, this, &ListenPage::projectChanged);
    connect(&m_library, &ListenLibrary::runsChanged, this, &ListenPage::runsChanged);
    connect(&m_library, &ListenLibrary::utterancesChanged, this, &ListenPage::utterancesChanged);
    connect(&m_library, &ListenLibrary::soundAdded, this, [this](const QString& utterance) {
        if (m_comparison.current() && m_comparison.current()->name == utterance.toStdString()) {
            m_comparison.update();
            updateNeighbours();
        }
        showState();
    });
    connect(&m_library, &ListenLibrary::failed, this, &ListenPage::say);
    connect(&m_generation, &Generation::failed, this, &ListenPage::say);
    connect(&m_generation, &Generation::changed, this, &ListenPage::showState);
    connect(&m_generation, &Generation::soundMade, this, [this](const QString&, const QString& file) {
        const Path made(file.toStdString());
        m_comparison.forget(made);
        m_figures->forget(made);
        m_comparison.update();
    });
    const auto look = [this] {
        if (isVisible()) m_library.refresh();
    };
    connect(m_context.training, &TrainingController::checkpointArrived, this, look);
    connect(m_context.training, &TrainingController::ended, this, look);
    connect(&m_comparison, &Comparison::soundsChanged, this, &ListenPage::showState);
    connect(m_refresh, &QAction::triggered, &m_library, &ListenLibrary::refresh);
}

void ListenPage::connectChoices() {
    connect(m_generate, &GeneratePanel::runChosen, this, [this](int run) { chooseCheckpoint(run, {}); });
    connect(m_generate, &GeneratePanel::checkpointChanged, this, &ListenPage::checkpointChanged);
    connect(m_generate, &GeneratePanel::utteranceChanged, this, &ListenPage::utteranceChanged);
    const auto generate = [this] { m_generation.start(m_generate->tasks()); };
    connect(m_generate, &GeneratePanel::generateWanted, this, generate);
    connect(m_generateAction, &QAction::triggered, this, generate);
    connect(m_generate->utterances(), &ListenUtteranceModel::ticksChanged, this, &ListenPage::showState);
    connect(&m_checkpoints, &CheckpointModel::ticksChanged, this, &ListenPage::showState);
    connect(m_compare, &ComparePanel::generateWanted, this, &ListenPage::generateSide);
    connect(m_compare, &ComparePanel::firstSourceChosen, this, [this](int index) {
        const auto place = static_cast<std::size_t>(index);
        m_comparison.setSource(Comparison::A, index <= 0 ? SoundSource() : m_pins.at(place - 1));
    });
    connect(m_compare, &ComparePanel::epochStepWanted, m_strip, &EpochStrip::stepTo);
    connect(m_previous, &QAction::triggered, m_strip, [this] { m_strip->stepTo(-1); });
    connect(m_next, &QAction::triggered, m_strip, [this] { m_strip->stepTo(1); });
    connect(m_missing, &QPushButton::clicked, this, &ListenPage::generateMissing);
    connect(m_pin, &QAction::triggered, this, &ListenPage::pin);
    connect(m_figures, &FiguresPanel::pairChosen, this, &ListenPage::showPair);
    connect(m_blind, &QAction::triggered, this, &ListenPage::openBlindTest);
    connect(m_exportSounds, &QAction::triggered, this, &ListenPage::askForSounds);
    connect(m_exportPicture, &QAction::triggered, this, &ListenPage::askForPicture);
    QTableView* const table = m_generate->checkpointTable();
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, table](const QModelIndex& current) {
                m_strip->scrollTo(current.siblingAtColumn(0));
                table->scrollTo(current);
            });
}

void ListenPage::projectChanged() {
    const bool open = m_context.project->isOpen();
    const std::string fingerprint = open ? fingerprintOf(m_context.project->config()) : std::string();
    if (fingerprint != m_fingerprint) {
        remember();
        m_fingerprint = fingerprint;
        m_stale = true;
        m_context.messages->dismiss(noticeName());
        m_pins.clear();
        m_comparison.setUtterance(-1);
        m_comparison.setSource(Comparison::A, SoundSource());
        m_comparison.setSource(Comparison::B, std::nullopt);
        m_figures->clear();
        m_library.clear();
        if (open && isVisible()) load();
    }
    showState();
}

void ListenPage::load() {
    m_stale = false;
    recall();
    m_library.setProject(m_context.project->config());
    showState();
}

void ListenPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!m_context.project->isOpen()) return;
    m_generate->checkpointTable()->scrollTo(m_generate->checkpointTable()->currentIndex());
    if (m_stale)
        load();
    else
        m_library.refresh();
}

void ListenPage::showCheckpoint(const QString& file) {
    m_wantedFile = Path(file.toStdString());
    Q_EMIT pageWanted(number());
    // Where it is known already, at once; else as soon as the look that showing the page began has found it.
    runsChanged();
}

void ListenPage::runsChanged() {
    const std::vector<ListenRun>& runs = m_library.runs();
    const ListenCheckpoint* current = nullptr;
    if (const int row = m_generate->currentCheckpoint(); row >= 0 && row < m_checkpoints.rowCount())
        current = &m_checkpoints.checkpoint(row);
    Path folder = m_comparison.source(Comparison::B) ? m_comparison.source(Comparison::B)->run : m_wantedRun;
    std::string key = current ? current->key : m_wantedKey;
    for (const ListenRun& run : runs)
        if (const int index = m_wantedFile.empty() ? -1 : run.indexOf(m_wantedFile); index >= 0) {
            folder = run.folder;
            key = run.checkpoints[static_cast<std::size_t>(index)].key;
            m_wantedFile.clear();
        }
    if (runs.empty()) {
        m_generate->setRun(-1);
        m_comparison.setSource(Comparison::B, std::nullopt);
    } else {
        chooseCheckpoint(std::max(0, m_library.runIndex(folder)), key);
    }
    updateSources();
    showState();
}

void ListenPage::chooseCheckpoint(int run, const std::string& key) {
    m_generate->setRun(run);
    const ListenRun* const shown = m_checkpoints.listenRun();
    if (!shown) return;
    int row = m_checkpoints.rowOf(key);
    if (row < 0) row = shown->bestIndex();
    if (row < 0) row = 0;
    if (row == m_generate->currentCheckpoint())
        checkpointChanged(row); // the same row, perhaps of another run, or the file was replaced
    else
        m_generate->checkpointTable()->setCurrentIndex(m_checkpoints.index(row, 0));
}

void ListenPage::checkpointChanged(int row) {
    const ListenRun* const run = m_checkpoints.listenRun();
    if (!run || row < 0 || row >= m_checkpoints.rowCount()) return;
    const ListenCheckpoint& checkpoint = m_checkpoints.checkpoint(row);
    m_generate->utterances()->setCheckpoint(run->folder, &checkpoint);
    m_comparison.setSource(Comparison::B, SoundSource{run->folder, checkpoint});
    m_figures->setCheckpoint(row);
    updateNeighbours();
    showState();
}

void ListenPage::utterancesChanged() {
    const bool any = !m_library.utterances().empty();
    int row = any ? 0 : -1;
    if (any && !m_wantedUtterance.empty())
        row = std::max(0, m_library.utteranceIndex(m_wantedUtterance, SetRole::Test));
    if (any)
        m_generate->setCurrentUtterance(row);
    else
        utteranceChanged(-1);
    showState();
}

void ListenPage::utteranceChanged(int row) {
    m_comparison.setUtterance(row);
    const ListenUtterance* const current = m_comparison.current();
    m_checkpoints.setUtterance(current ? QString::fromStdString(current->name) : QString());
    m_title->setText(current ? QString::fromStdString(current->name) : QString());
    m_title->setToolTip(m_title->text());
    updateNeighbours();
    showState();
}

void ListenPage::showState() {
    const bool open = m_context.project->isOpen();
    if (!open)
        m_stack->setCurrentIndex(NoProject);
    else if (m_library.runs().empty())
        m_stack->setCurrentIndex(m_library.isReady() ? NoCheckpoint : Looking);
    else
        m_stack->setCurrentIndex(Content);
    const auto missing = static_cast<int>(missingCheckpoints().size());
    m_missing->setText(QLatin1Char(' ') +
                       (missing > 0 ? tr("Generate missing (%1)").arg(missing) : tr("Generate missing")));
    m_missing->setEnabled(missing > 0 && !m_generation.isRunning());
    m_generateAction->setEnabled(!m_generation.isRunning() && !m_generate->tasks().empty());
    m_pin->setEnabled(m_comparison.has(Comparison::B));
    m_blind->setEnabled(m_comparison.has(Comparison::B) && m_comparison.current());
    m_exportSounds->setEnabled(m_comparison.has(Comparison::B) && m_comparison.current());
    m_exportPicture->setEnabled(m_comparison.canPlay());
    m_title->setVisible(!m_title->text().isEmpty());
}

void ListenPage::say(const QString& message, const QString& hint) {
    m_context.messages->show(noticeName(), {NoticeKind::Error, message, hint, {}});
}

} // namespace sonorant
